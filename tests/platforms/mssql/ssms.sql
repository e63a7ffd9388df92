USE [Plant]
GO
/****** Object:  Schema [lab]    Script Date: 2024-01-02 10:00:00 ******/
CREATE SCHEMA [lab]
GO
SET ANSI_NULLS ON
GO
SET QUOTED_IDENTIFIER ON
GO
CREATE TABLE [dbo].[Project](
	[ProjectID] [int] IDENTITY(1,1) NOT NULL,
	[Title] [nvarchar](200) COLLATE Latin1_General_CI_AS NOT NULL,
	[Started] [datetime2](7) NULL,
	[Budget] [money] NULL,
	[Where] [geography] NULL,
	[IsOpen] [bit] NOT NULL,
	[Total]  AS (CONVERT([int],[ProjectID]*(2))) PERSISTED,
 CONSTRAINT [PK_Project] PRIMARY KEY CLUSTERED
(
	[ProjectID] ASC
)WITH (PAD_INDEX = OFF, STATISTICS_NORECOMPUTE = OFF, IGNORE_DUP_KEY = OFF, ALLOW_ROW_LOCKS = ON, ALLOW_PAGE_LOCKS = ON) ON [PRIMARY],
 CONSTRAINT [UQ_Project] UNIQUE NONCLUSTERED ([Title] ASC) ON [PRIMARY]
) ON [PRIMARY] TEXTIMAGE_ON [PRIMARY]
GO
CREATE TABLE [lab].[Sample](
	[SampleID] [bigint] NOT NULL,
	[ProjectID] [int] NULL,
	[Code] [varchar](20) NULL
) ON [PRIMARY]
GO
SET IDENTITY_INSERT [dbo].[Project] ON
INSERT [dbo].[Project] ([ProjectID], [Title], [Started], [IsOpen]) VALUES (1, N'It''s
GO
open', CAST(N'2024-01-02T03:04:05.0000000' AS DateTime2), 1)
INSERT [dbo].[Project] ([ProjectID], [Title], [Started], [IsOpen]) VALUES (2, N'B', NULL, 0)
SET IDENTITY_INSERT [dbo].[Project] OFF
GO
CREATE NONCLUSTERED INDEX [IX_Sample_Code] ON [lab].[Sample]
(
	[Code] DESC
)
INCLUDE([ProjectID]) WHERE ([Code] IS NOT NULL)
WITH (PAD_INDEX = OFF, ONLINE = OFF) ON [PRIMARY]
GO
ALTER TABLE [dbo].[Project] ADD  CONSTRAINT [DF_Project_IsOpen]  DEFAULT ((1)) FOR [IsOpen]
GO
ALTER TABLE [dbo].[Project] ADD  DEFAULT (getdate()) FOR [Started]
GO
ALTER TABLE [lab].[Sample]  WITH CHECK ADD  CONSTRAINT [FK_Sample_Project] FOREIGN KEY([ProjectID])
REFERENCES [dbo].[Project] ([ProjectID])
ON UPDATE CASCADE
ON DELETE SET NULL
GO
ALTER TABLE [lab].[Sample] CHECK CONSTRAINT [FK_Sample_Project]
GO
ALTER TABLE [lab].[Sample]  WITH CHECK ADD CHECK  (([Code]<>''))
GO
IF NOT EXISTS (SELECT * FROM sys.views WHERE object_id = OBJECT_ID(N'[dbo].[OpenProject]'))
EXEC dbo.sp_executesql @statement = N'CREATE VIEW [dbo].[OpenProject] AS
SELECT p.ProjectID, p.Title FROM dbo.Project p WHERE p.IsOpen = 1'
GO
EXEC sys.sp_addextendedproperty @name=N'MS_Description', @value=N'What is studied' , @level0type=N'SCHEMA',@level0name=N'dbo', @level1type=N'TABLE',@level1name=N'Project'
GO
EXEC sys.sp_addextendedproperty N'MS_Description', N'Its name', N'SCHEMA', N'dbo', N'TABLE', N'Project', N'COLUMN', N'Title'
GO
CREATE PROCEDURE [dbo].[Tidy] AS
BEGIN
	DELETE FROM [lab].[Sample] WHERE [Code] IS NULL
END
GO
GRANT SELECT ON [dbo].[Project] TO [reader]
GO
CREATE SEQUENCE [dbo].[Numbers] START WITH 1
GO
CREATE TYPE [dbo].[Word] FROM [nvarchar](20)
GO
UPDATE [dbo].[Project] SET [Title] = N'C' WHERE [ProjectID] = 2
GO

USE [Shop]
GO
/****** Object:  Schema [sales]    Script Date: 2024-05-01 10:00:00 ******/
CREATE SCHEMA [sales]
GO
SET ANSI_NULLS ON
GO
SET QUOTED_IDENTIFIER ON
GO
CREATE TABLE [sales].[Customer](
	[CustomerID] [int] IDENTITY(1,1) NOT NULL,
	[Name] [nvarchar](100) COLLATE Latin1_General_CI_AS NOT NULL,
	[Photo] [varbinary](max) NULL,
	[Since] [datetime2](3) NOT NULL,
	[Balance] [decimal](12, 2) NULL,
	[Active] [bit] NOT NULL,
 CONSTRAINT [PK_Customer] PRIMARY KEY CLUSTERED 
(
	[CustomerID] ASC
)WITH (PAD_INDEX = OFF, STATISTICS_NORECOMPUTE = OFF, IGNORE_DUP_KEY = OFF, ALLOW_ROW_LOCKS = ON, ALLOW_PAGE_LOCKS = ON) ON [PRIMARY]
) ON [PRIMARY] TEXTIMAGE_ON [PRIMARY]
GO
CREATE TABLE [sales].[Order](
	[OrderID] [bigint] IDENTITY(1000,5) NOT NULL,
	[CustomerID] [int] NOT NULL,
	[Value] [float] NULL,
	[Placed] [datetimeoffset](7) NOT NULL,
	[Key] [uniqueidentifier] ROWGUIDCOL NOT NULL,
	[Remark] [xml] NULL,
 CONSTRAINT [PK_Order] PRIMARY KEY NONCLUSTERED ([OrderID] ASC),
 CONSTRAINT [UQ_Order_Key] UNIQUE NONCLUSTERED ([Key] ASC)
)
GO
CREATE TABLE [sales].[OrderLine](
	[OrderID] [bigint] NOT NULL,
	[Line] [smallint] NOT NULL,
	[Price] [money] NOT NULL,
	[Amount] [real] NOT NULL,
	[Total] AS ([Price]*[Amount]) PERSISTED,
PRIMARY KEY CLUSTERED 
(
	[OrderID] ASC,
	[Line] ASC
)WITH (PAD_INDEX = OFF) ON [PRIMARY]
) ON [PRIMARY]
GO
ALTER TABLE [sales].[Customer] ADD  CONSTRAINT [DF_Customer_Since]  DEFAULT (sysutcdatetime()) FOR [Since]
GO
ALTER TABLE [sales].[Customer] ADD  CONSTRAINT [DF_Customer_Active]  DEFAULT ((1)) FOR [Active]
GO
ALTER TABLE [sales].[Order] ADD  CONSTRAINT [DF_Order_Key]  DEFAULT (newid()) FOR [Key]
GO
ALTER TABLE [sales].[Order]  WITH CHECK ADD  CONSTRAINT [FK_Order_Customer] FOREIGN KEY([CustomerID])
REFERENCES [sales].[Customer] ([CustomerID])
ON DELETE CASCADE
GO
ALTER TABLE [sales].[Order] CHECK CONSTRAINT [FK_Order_Customer]
GO
ALTER TABLE [sales].[Customer]  WITH CHECK ADD  CONSTRAINT [CK_Customer_Name] CHECK  ((len([Name])>(1)))
GO
CREATE NONCLUSTERED INDEX [IX_Order_Placed] ON [sales].[Order]
(
	[Placed] DESC
)
INCLUDE([Value]) WHERE ([Value] IS NOT NULL)
WITH (PAD_INDEX = OFF, ONLINE = OFF) ON [PRIMARY]
GO
EXEC sys.sp_addextendedproperty @name=N'MS_Description', @value=N'Who buys; it''s one row each' , @level0type=N'SCHEMA',@level0name=N'sales', @level1type=N'TABLE',@level1name=N'Customer'
GO
SET IDENTITY_INSERT [sales].[Customer] ON 
INSERT [sales].[Customer] ([CustomerID], [Name], [Active]) VALUES (1, N'Ann; GO away', 1)
SET IDENTITY_INSERT [sales].[Customer] OFF
GO
CREATE VIEW [sales].[OpenOrder] AS
SELECT o.OrderID, c.Name FROM sales.[Order] AS o JOIN sales.Customer AS c ON c.CustomerID = o.CustomerID
GO
CREATE PROCEDURE [sales].[Forget] @id int AS
BEGIN
	SET NOCOUNT ON;
	DELETE FROM sales.Customer WHERE CustomerID = @id;
END
GO
CREATE TRIGGER [sales].[Stamp] ON [sales].[Customer] AFTER UPDATE AS PRINT 'changed';
GO
GRANT SELECT ON [sales].[Customer] TO [reader]
GO

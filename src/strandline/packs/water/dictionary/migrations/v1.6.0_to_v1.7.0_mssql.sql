-- Migration: v1.6.0 → v1.7.0
-- Component: water on mssql
-- Description: Annotations of series, the vocabulary of quality codes, and stored ingestion requests
-- Rollback: v1.7.0_to_v1.6.0_mssql_rollback.sql
-- Author: Strandline water pack
-- Date: 2026-11-28
-- Breaking changes: NONE
-- Phase: expand
-- Loses data: NONE
-- Archives: NONE
-- Run by hand: sqlcmd -b -x -f 65001 -i FILE

-- strandline:before
SET NOCOUNT ON;
SET XACT_ABORT ON;
SET ANSI_NULLS, ANSI_PADDING, ANSI_WARNINGS, ARITHABORT, CONCAT_NULL_YIELDS_NULL, QUOTED_IDENTIFIER ON;
SET NUMERIC_ROUNDABORT OFF;
SET IMPLICIT_TRANSACTIONS OFF;
SET LOCK_TIMEOUT 10000
GO
-- strandline:begin
CREATE TABLE #strandline_run (started_at DATETIME2(0) NOT NULL)
GO
-- strandline:begin
BEGIN TRANSACTION
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:step 1/32: create table dbo.AnnotationType
-- strandline:statement 1.1
CREATE TABLE [dbo].[AnnotationType] (
    [AnnotationTypeID] INT NOT NULL,
    [Name] NVARCHAR(100) NOT NULL,
    [Color] NVARCHAR(7) NOT NULL,
    CONSTRAINT [PK_AnnotationType] PRIMARY KEY CLUSTERED ([AnnotationTypeID]),
    CONSTRAINT [UQ_AnnotationType_Name] UNIQUE ([Name])
)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 1.2
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Kinds of annotation, with the colour that charts give them.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'AnnotationType'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 1.3
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Fixed key of the kind: 1 Fault, 2 Maintenance, 3 Calibration Period, 4 Anomaly, 5 Experiment, 6 Process Event, 7 Data Quality, 8 Note, 9 Exclusion, 10 Validated.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'AnnotationType',
    @level2type = N'COLUMN', @level2name = N'AnnotationTypeID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 1.4
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Name of the kind; unique.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'AnnotationType',
    @level2type = N'COLUMN', @level2name = N'Name'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 1.5
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Colour of the kind in charts, as # and six hexadecimal digits.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'AnnotationType',
    @level2type = N'COLUMN', @level2name = N'Color'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 2/32: create table dbo.Annotation
-- strandline:statement 2.1
CREATE TABLE [dbo].[Annotation] (
    [AnnotationID] INT IDENTITY(1,1) NOT NULL,
    [MetaDataID] INT NOT NULL,
    [AnnotationTypeID] INT NOT NULL,
    [StartTime] DATETIME2(7) NOT NULL,
    [EndTime] DATETIME2(7) NULL,
    [AuthorPersonID] INT NULL,
    [CampaignID] INT NULL,
    [EquipmentEventID] INT NULL,
    [Title] NVARCHAR(200) NOT NULL,
    [Comment] NVARCHAR(MAX) NULL,
    [CreatedAt] DATETIME2(6) NOT NULL CONSTRAINT [DF_Annotation_CreatedAt] DEFAULT (SYSUTCDATETIME()),
    CONSTRAINT [PK_Annotation] PRIMARY KEY CLUSTERED ([AnnotationID])
)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 2.2
CREATE INDEX [IX_Annotation_MetaDataID_StartTime] ON [dbo].[Annotation] ([MetaDataID], [StartTime])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 2.3
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Remarks of people on a stretch of a series. An annotation says what is seen in the data; an equipment event says what was done, and the two can be linked.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Annotation'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 2.4
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Surrogate key of the annotation.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Annotation',
    @level2type = N'COLUMN', @level2name = N'AnnotationID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 2.5
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Series that is annotated.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Annotation',
    @level2type = N'COLUMN', @level2name = N'MetaDataID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 2.6
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Kind of the annotation.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Annotation',
    @level2type = N'COLUMN', @level2name = N'AnnotationTypeID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 2.7
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'First instant concerned, in UTC; included.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Annotation',
    @level2type = N'COLUMN', @level2name = N'StartTime'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 2.8
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'End of the stretch, in UTC; excluded. Empty while it goes on.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Annotation',
    @level2type = N'COLUMN', @level2name = N'EndTime'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 2.9
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Person who wrote the annotation.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Annotation',
    @level2type = N'COLUMN', @level2name = N'AuthorPersonID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 2.10
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Campaign that the annotation belongs to.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Annotation',
    @level2type = N'COLUMN', @level2name = N'CampaignID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 2.11
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Equipment event that explains what is seen.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Annotation',
    @level2type = N'COLUMN', @level2name = N'EquipmentEventID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 2.12
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'The remark in a few words, as charts show it.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Annotation',
    @level2type = N'COLUMN', @level2name = N'Title'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 2.13
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'The remark at length.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Annotation',
    @level2type = N'COLUMN', @level2name = N'Comment'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 2.14
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Instant at which the annotation was written, in UTC.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Annotation',
    @level2type = N'COLUMN', @level2name = N'CreatedAt'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 3/32: create table dbo.IngestRequest
-- strandline:statement 3.1
CREATE TABLE [dbo].[IngestRequest] (
    [IngestRequestID] INT IDENTITY(1,1) NOT NULL,
    [Caller] NVARCHAR(100) NOT NULL,
    [IdempotencyKey] NVARCHAR(200) NOT NULL,
    [Endpoint] NVARCHAR(100) NOT NULL,
    [RequestHash] NVARCHAR(64) NOT NULL,
    [StatusCode] INT NOT NULL,
    [Response] NVARCHAR(MAX) NOT NULL,
    [CreatedAt] DATETIME2(6) NOT NULL CONSTRAINT [DF_IngestRequest_CreatedAt] DEFAULT (SYSUTCDATETIME()),
    CONSTRAINT [PK_IngestRequest] PRIMARY KEY CLUSTERED ([IngestRequestID]),
    CONSTRAINT [UQ_IngestRequest_Caller_IdempotencyKey] UNIQUE ([Caller], [IdempotencyKey])
)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 3.2
CREATE INDEX [IX_IngestRequest_CreatedAt] ON [dbo].[IngestRequest] ([CreatedAt])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 3.3
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Requests to store data that carried a key of their own, and what was answered, so that a repeated request is answered again and stored once.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'IngestRequest'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 3.4
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Surrogate key of the request.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'IngestRequest',
    @level2type = N'COLUMN', @level2name = N'IngestRequestID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 3.5
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Who sent the request; keys of different callers never meet.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'IngestRequest',
    @level2type = N'COLUMN', @level2name = N'Caller'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 3.6
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Key that the caller gave the request.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'IngestRequest',
    @level2type = N'COLUMN', @level2name = N'IdempotencyKey'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 3.7
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'What the request was sent to.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'IngestRequest',
    @level2type = N'COLUMN', @level2name = N'Endpoint'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 3.8
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'SHA-256 of the request in hexadecimal digits; the same key with another request is refused.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'IngestRequest',
    @level2type = N'COLUMN', @level2name = N'RequestHash'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 3.9
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'HTTP status of the answer.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'IngestRequest',
    @level2type = N'COLUMN', @level2name = N'StatusCode'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 3.10
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Body of the answer, as it was sent.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'IngestRequest',
    @level2type = N'COLUMN', @level2name = N'Response'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 3.11
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Instant at which the request was stored, in UTC; old requests may be deleted.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'IngestRequest',
    @level2type = N'COLUMN', @level2name = N'CreatedAt'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 4/32: create table dbo.QualityCode
-- strandline:statement 4.1
CREATE TABLE [dbo].[QualityCode] (
    [QualityCodeID] INT NOT NULL,
    [Name] NVARCHAR(50) NOT NULL,
    [IsUsable] BIT NOT NULL,
    [Description] NVARCHAR(500) NULL,
    CONSTRAINT [PK_QualityCode] PRIMARY KEY CLUSTERED ([QualityCodeID]),
    CONSTRAINT [UQ_QualityCode_Name] UNIQUE ([Name])
)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 4.2
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'What the quality codes of stored values mean. The value tables keep free integers and do not point here, so that codes of another origin can be stored as they came.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'QualityCode'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 4.3
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Fixed code, as it stands beside values: 1 Accepted, 2 Suspect, 3 Rejected, 4 BelowLoD, 5 AboveLoQ, 6 Outlier.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'QualityCode',
    @level2type = N'COLUMN', @level2name = N'QualityCodeID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 4.4
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Name of the code; unique.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'QualityCode',
    @level2type = N'COLUMN', @level2name = N'Name'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 4.5
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Whether values with the code take part in evaluations.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'QualityCode',
    @level2type = N'COLUMN', @level2name = N'IsUsable'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 4.6
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'When the code is given and what follows from it.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'QualityCode',
    @level2type = N'COLUMN', @level2name = N'Description'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 5/32: insert reference row AnnotationTypeID=1 into dbo.AnnotationType
-- effects: may-fail:dbo.AnnotationType
-- strandline:statement 5.1
INSERT INTO [dbo].[AnnotationType] ([AnnotationTypeID], [Name], [Color]) VALUES (1, N'Fault', N'#B3261E')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 6/32: insert reference row AnnotationTypeID=2 into dbo.AnnotationType
-- effects: may-fail:dbo.AnnotationType
-- strandline:statement 6.1
INSERT INTO [dbo].[AnnotationType] ([AnnotationTypeID], [Name], [Color]) VALUES (2, N'Maintenance', N'#8A5A00')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 7/32: insert reference row AnnotationTypeID=3 into dbo.AnnotationType
-- effects: may-fail:dbo.AnnotationType
-- strandline:statement 7.1
INSERT INTO [dbo].[AnnotationType] ([AnnotationTypeID], [Name], [Color]) VALUES (3, N'Calibration Period', N'#6A3FA0')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 8/32: insert reference row AnnotationTypeID=4 into dbo.AnnotationType
-- effects: may-fail:dbo.AnnotationType
-- strandline:statement 8.1
INSERT INTO [dbo].[AnnotationType] ([AnnotationTypeID], [Name], [Color]) VALUES (4, N'Anomaly', N'#C2410C')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 9/32: insert reference row AnnotationTypeID=5 into dbo.AnnotationType
-- effects: may-fail:dbo.AnnotationType
-- strandline:statement 9.1
INSERT INTO [dbo].[AnnotationType] ([AnnotationTypeID], [Name], [Color]) VALUES (5, N'Experiment', N'#00696B')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 10/32: insert reference row AnnotationTypeID=6 into dbo.AnnotationType
-- effects: may-fail:dbo.AnnotationType
-- strandline:statement 10.1
INSERT INTO [dbo].[AnnotationType] ([AnnotationTypeID], [Name], [Color]) VALUES (6, N'Process Event', N'#1457A8')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 11/32: insert reference row AnnotationTypeID=7 into dbo.AnnotationType
-- effects: may-fail:dbo.AnnotationType
-- strandline:statement 11.1
INSERT INTO [dbo].[AnnotationType] ([AnnotationTypeID], [Name], [Color]) VALUES (7, N'Data Quality', N'#A3195B')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 12/32: insert reference row AnnotationTypeID=8 into dbo.AnnotationType
-- effects: may-fail:dbo.AnnotationType
-- strandline:statement 12.1
INSERT INTO [dbo].[AnnotationType] ([AnnotationTypeID], [Name], [Color]) VALUES (8, N'Note', N'#52606B')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 13/32: insert reference row AnnotationTypeID=9 into dbo.AnnotationType
-- effects: may-fail:dbo.AnnotationType
-- strandline:statement 13.1
INSERT INTO [dbo].[AnnotationType] ([AnnotationTypeID], [Name], [Color]) VALUES (9, N'Exclusion', N'#3A3A3A')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 14/32: insert reference row AnnotationTypeID=10 into dbo.AnnotationType
-- effects: may-fail:dbo.AnnotationType
-- strandline:statement 14.1
INSERT INTO [dbo].[AnnotationType] ([AnnotationTypeID], [Name], [Color]) VALUES (10, N'Validated', N'#2E7031')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 15/32: insert reference row QualityCodeID=1 into dbo.QualityCode
-- effects: may-fail:dbo.QualityCode
-- strandline:statement 15.1
INSERT INTO [dbo].[QualityCode] ([QualityCodeID], [Name], [IsUsable], [Description]) VALUES (1, N'Accepted', 1, N'Checked, and nothing speaks against the value.')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 16/32: insert reference row QualityCodeID=2 into dbo.QualityCode
-- effects: may-fail:dbo.QualityCode
-- strandline:statement 16.1
INSERT INTO [dbo].[QualityCode] ([QualityCodeID], [Name], [IsUsable], [Description]) VALUES (2, N'Suspect', 1, N'Something speaks against the value, but it is not proven wrong.')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 17/32: insert reference row QualityCodeID=3 into dbo.QualityCode
-- effects: may-fail:dbo.QualityCode
-- strandline:statement 17.1
INSERT INTO [dbo].[QualityCode] ([QualityCodeID], [Name], [IsUsable], [Description]) VALUES (3, N'Rejected', 0, N'Known to be wrong; kept, but not to be evaluated.')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 18/32: insert reference row QualityCodeID=4 into dbo.QualityCode
-- effects: may-fail:dbo.QualityCode
-- strandline:statement 18.1
INSERT INTO [dbo].[QualityCode] ([QualityCodeID], [Name], [IsUsable], [Description]) VALUES (4, N'BelowLoD', 0, N'Below the limit of detection; the stored number is not a measurement.')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 19/32: insert reference row QualityCodeID=5 into dbo.QualityCode
-- effects: may-fail:dbo.QualityCode
-- strandline:statement 19.1
INSERT INTO [dbo].[QualityCode] ([QualityCodeID], [Name], [IsUsable], [Description]) VALUES (5, N'AboveLoQ', 0, N'Above the range that the method can quantify, or the sensor was saturated.')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 20/32: insert reference row QualityCodeID=6 into dbo.QualityCode
-- effects: may-fail:dbo.QualityCode
-- strandline:statement 20.1
INSERT INTO [dbo].[QualityCode] ([QualityCodeID], [Name], [IsUsable], [Description]) VALUES (6, N'Outlier', 1, N'Far from its neighbours, but perhaps real.')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 21/32: insert reference row Version='1.7.0' into dbo.SchemaVersion
-- effects: may-fail:dbo.SchemaVersion
-- strandline:statement 21.1
INSERT INTO [dbo].[SchemaVersion] ([Version], [Description], [MigrationScript]) VALUES (N'1.7.0', N'Annotations of series, the vocabulary of quality codes, and stored ingestion requests', N'v1.6.0_to_v1.7.0_mssql.sql')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 22/32: restore table dbo.AnnotationType from the archive
-- effects: locks-writers:dbo.AnnotationType
-- strandline:statement 22.1 restores archive_AnnotationType_90663148bb
IF SCHEMA_ID(N'strandline') IS NULL EXEC(N'CREATE SCHEMA [strandline]')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 22.2 restores archive_AnnotationType_90663148bb
IF OBJECT_ID(N'[strandline].[archive]', N'U') IS NULL
CREATE TABLE [strandline].[archive] ([component] NVARCHAR(100) NOT NULL, [archive] NVARCHAR(100) NOT NULL, [cycle] BIGINT NOT NULL, [kind] NVARCHAR(20) NOT NULL, [subject] NVARCHAR(400) NOT NULL, [location] NVARCHAR(200) NOT NULL, [from_version] NVARCHAR(100) NOT NULL, [to_version] NVARCHAR(100) NOT NULL, [run_id] NVARCHAR(36) NOT NULL, [archived_at] DATETIME2(6), [state] NVARCHAR(20) NOT NULL, [restored_at] DATETIME2(6), [restored_run] NVARCHAR(36), [restored_rows] BIGINT, [superseded_rows] BIGINT, [orphaned_rows] BIGINT, CONSTRAINT [PK_strandline_archive] PRIMARY KEY ([component], [archive], [cycle]))
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 22.3 restores archive_AnnotationType_90663148bb
IF OBJECT_ID(N'[strandline].[archive_AnnotationType_90663148bb]', N'U') IS NULL
CREATE TABLE [strandline].[archive_AnnotationType_90663148bb] ([strandline_cycle] BIGINT NOT NULL, [AnnotationTypeID] INT, [Name] NVARCHAR(100), [Color] NVARCHAR(7))
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 22.4 restores archive_AnnotationType_90663148bb
IF OBJECT_ID(N'[strandline].[moved_AnnotationType_90663148bb]', N'U') IS NULL
CREATE TABLE [strandline].[moved_AnnotationType_90663148bb] ([AnnotationTypeID] INT, [Name] NVARCHAR(100), [Color] NVARCHAR(7))
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 22.5 restores archive_AnnotationType_90663148bb
UPDATE t SET [Name] = a.[Name], [Color] = a.[Color]
FROM [dbo].[AnnotationType] AS t, [strandline].[moved_AnnotationType_90663148bb] AS a
WHERE t.[AnnotationTypeID] = a.[AnnotationTypeID]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 22.6 restores archive_AnnotationType_90663148bb
INSERT INTO [dbo].[AnnotationType] ([AnnotationTypeID], [Name], [Color])
SELECT a.[AnnotationTypeID], a.[Name], a.[Color]
FROM [strandline].[moved_AnnotationType_90663148bb] AS a
WHERE NOT EXISTS (SELECT 1 FROM [dbo].[AnnotationType] AS t WHERE t.[AnnotationTypeID] = a.[AnnotationTypeID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 22.7 restores archive_AnnotationType_90663148bb
DROP TABLE [strandline].[moved_AnnotationType_90663148bb]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 22.8 restores archive_AnnotationType_90663148bb
UPDATE [strandline].[archive] SET
  [state] = N'restored',
  [restored_at] = SYSUTCDATETIME(),
  [restored_run] = N'',
  [location] = N'strandline.archive_AnnotationType_90663148bb',
  [restored_rows] = (SELECT COUNT(*) FROM [dbo].[AnnotationType]),
  [superseded_rows] = 0,
  [orphaned_rows] = (SELECT COUNT(*) FROM [strandline].[archive_AnnotationType_90663148bb] AS a WHERE a.[strandline_cycle] = [strandline].[archive].[cycle])
WHERE [component] = N'water' AND [archive] = N'archive_AnnotationType_90663148bb' AND [cycle] = (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_AnnotationType_90663148bb' AND [state] = N'archived')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 23/32: restore table dbo.Annotation from the archive
-- effects: locks-writers:dbo.Annotation
-- strandline:statement 23.1 restores archive_Annotation_3a26d64362
IF OBJECT_ID(N'[strandline].[archive_Annotation_3a26d64362]', N'U') IS NULL
CREATE TABLE [strandline].[archive_Annotation_3a26d64362] ([strandline_cycle] BIGINT NOT NULL, [AnnotationID] INT, [MetaDataID] INT, [AnnotationTypeID] INT, [StartTime] DATETIME2(7), [EndTime] DATETIME2(7), [AuthorPersonID] INT, [CampaignID] INT, [EquipmentEventID] INT, [Title] NVARCHAR(200), [Comment] NVARCHAR(MAX), [CreatedAt] DATETIME2(6))
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 23.2 restores archive_Annotation_3a26d64362
IF OBJECT_ID(N'[strandline].[moved_Annotation_3a26d64362]', N'U') IS NULL
CREATE TABLE [strandline].[moved_Annotation_3a26d64362] ([AnnotationID] INT, [MetaDataID] INT, [AnnotationTypeID] INT, [StartTime] DATETIME2(7), [EndTime] DATETIME2(7), [AuthorPersonID] INT, [CampaignID] INT, [EquipmentEventID] INT, [Title] NVARCHAR(200), [Comment] NVARCHAR(MAX), [CreatedAt] DATETIME2(6))
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 23.3 restores archive_Annotation_3a26d64362
SET IDENTITY_INSERT [dbo].[Annotation] ON;
INSERT INTO [dbo].[Annotation] ([AnnotationID], [MetaDataID], [AnnotationTypeID], [StartTime], [EndTime], [AuthorPersonID], [CampaignID], [EquipmentEventID], [Title], [Comment], [CreatedAt])
SELECT a.[AnnotationID], a.[MetaDataID], a.[AnnotationTypeID], a.[StartTime], a.[EndTime], a.[AuthorPersonID], a.[CampaignID], a.[EquipmentEventID], a.[Title], a.[Comment], a.[CreatedAt]
FROM [strandline].[moved_Annotation_3a26d64362] AS a
WHERE (a.[MetaDataID] IS NULL OR EXISTS (SELECT 1 FROM [dbo].[MetaData] AS p WHERE p.[MetaDataID] = a.[MetaDataID]))
  AND (a.[AnnotationTypeID] IS NULL OR EXISTS (SELECT 1 FROM [dbo].[AnnotationType] AS p WHERE p.[AnnotationTypeID] = a.[AnnotationTypeID]))
  AND (a.[AuthorPersonID] IS NULL OR EXISTS (SELECT 1 FROM [dbo].[Person] AS p WHERE p.[PersonID] = a.[AuthorPersonID]))
  AND (a.[CampaignID] IS NULL OR EXISTS (SELECT 1 FROM [dbo].[Campaign] AS p WHERE p.[CampaignID] = a.[CampaignID]))
  AND (a.[EquipmentEventID] IS NULL OR EXISTS (SELECT 1 FROM [dbo].[EquipmentEvent] AS p WHERE p.[EquipmentEventID] = a.[EquipmentEventID]));
SET IDENTITY_INSERT [dbo].[Annotation] OFF
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 23.4 restores archive_Annotation_3a26d64362
INSERT INTO [strandline].[archive_Annotation_3a26d64362] ([strandline_cycle], [AnnotationID], [MetaDataID], [AnnotationTypeID], [StartTime], [EndTime], [AuthorPersonID], [CampaignID], [EquipmentEventID], [Title], [Comment], [CreatedAt])
SELECT (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_Annotation_3a26d64362' AND [state] = N'archived'), [AnnotationID], [MetaDataID], [AnnotationTypeID], [StartTime], [EndTime], [AuthorPersonID], [CampaignID], [EquipmentEventID], [Title], [Comment], [CreatedAt]
FROM [strandline].[moved_Annotation_3a26d64362] AS a
WHERE NOT EXISTS (SELECT 1 FROM [dbo].[Annotation] AS t WHERE t.[AnnotationID] = a.[AnnotationID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 23.5 restores archive_Annotation_3a26d64362
DROP TABLE [strandline].[moved_Annotation_3a26d64362]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 23.6 restores archive_Annotation_3a26d64362
UPDATE [strandline].[archive] SET
  [state] = N'restored',
  [restored_at] = SYSUTCDATETIME(),
  [restored_run] = N'',
  [location] = N'strandline.archive_Annotation_3a26d64362',
  [restored_rows] = (SELECT COUNT(*) FROM [dbo].[Annotation]),
  [superseded_rows] = 0,
  [orphaned_rows] = (SELECT COUNT(*) FROM [strandline].[archive_Annotation_3a26d64362] AS a WHERE a.[strandline_cycle] = [strandline].[archive].[cycle])
WHERE [component] = N'water' AND [archive] = N'archive_Annotation_3a26d64362' AND [cycle] = (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_Annotation_3a26d64362' AND [state] = N'archived')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 24/32: restore table dbo.IngestRequest from the archive
-- effects: locks-writers:dbo.IngestRequest
-- strandline:statement 24.1 restores archive_IngestRequest_8216a15c0c
IF OBJECT_ID(N'[strandline].[archive_IngestRequest_8216a15c0c]', N'U') IS NULL
CREATE TABLE [strandline].[archive_IngestRequest_8216a15c0c] ([strandline_cycle] BIGINT NOT NULL, [IngestRequestID] INT, [Caller] NVARCHAR(100), [IdempotencyKey] NVARCHAR(200), [Endpoint] NVARCHAR(100), [RequestHash] NVARCHAR(64), [StatusCode] INT, [Response] NVARCHAR(MAX), [CreatedAt] DATETIME2(6))
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 24.2 restores archive_IngestRequest_8216a15c0c
IF OBJECT_ID(N'[strandline].[moved_IngestRequest_8216a15c0c]', N'U') IS NULL
CREATE TABLE [strandline].[moved_IngestRequest_8216a15c0c] ([IngestRequestID] INT, [Caller] NVARCHAR(100), [IdempotencyKey] NVARCHAR(200), [Endpoint] NVARCHAR(100), [RequestHash] NVARCHAR(64), [StatusCode] INT, [Response] NVARCHAR(MAX), [CreatedAt] DATETIME2(6))
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 24.3 restores archive_IngestRequest_8216a15c0c
SET IDENTITY_INSERT [dbo].[IngestRequest] ON;
INSERT INTO [dbo].[IngestRequest] ([IngestRequestID], [Caller], [IdempotencyKey], [Endpoint], [RequestHash], [StatusCode], [Response], [CreatedAt])
SELECT a.[IngestRequestID], a.[Caller], a.[IdempotencyKey], a.[Endpoint], a.[RequestHash], a.[StatusCode], a.[Response], a.[CreatedAt]
FROM [strandline].[moved_IngestRequest_8216a15c0c] AS a;
SET IDENTITY_INSERT [dbo].[IngestRequest] OFF
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 24.4 restores archive_IngestRequest_8216a15c0c
DROP TABLE [strandline].[moved_IngestRequest_8216a15c0c]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 24.5 restores archive_IngestRequest_8216a15c0c
UPDATE [strandline].[archive] SET
  [state] = N'restored',
  [restored_at] = SYSUTCDATETIME(),
  [restored_run] = N'',
  [location] = N'strandline.archive_IngestRequest_8216a15c0c',
  [restored_rows] = (SELECT COUNT(*) FROM [dbo].[IngestRequest]),
  [superseded_rows] = 0,
  [orphaned_rows] = (SELECT COUNT(*) FROM [strandline].[archive_IngestRequest_8216a15c0c] AS a WHERE a.[strandline_cycle] = [strandline].[archive].[cycle])
WHERE [component] = N'water' AND [archive] = N'archive_IngestRequest_8216a15c0c' AND [cycle] = (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_IngestRequest_8216a15c0c' AND [state] = N'archived')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 25/32: restore table dbo.QualityCode from the archive
-- effects: locks-writers:dbo.QualityCode
-- strandline:statement 25.1 restores archive_QualityCode_3c6c692f3b
IF OBJECT_ID(N'[strandline].[archive_QualityCode_3c6c692f3b]', N'U') IS NULL
CREATE TABLE [strandline].[archive_QualityCode_3c6c692f3b] ([strandline_cycle] BIGINT NOT NULL, [QualityCodeID] INT, [Name] NVARCHAR(50), [IsUsable] BIT, [Description] NVARCHAR(500))
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 25.2 restores archive_QualityCode_3c6c692f3b
IF OBJECT_ID(N'[strandline].[moved_QualityCode_3c6c692f3b]', N'U') IS NULL
CREATE TABLE [strandline].[moved_QualityCode_3c6c692f3b] ([QualityCodeID] INT, [Name] NVARCHAR(50), [IsUsable] BIT, [Description] NVARCHAR(500))
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 25.3 restores archive_QualityCode_3c6c692f3b
UPDATE t SET [Name] = a.[Name], [IsUsable] = a.[IsUsable], [Description] = a.[Description]
FROM [dbo].[QualityCode] AS t, [strandline].[moved_QualityCode_3c6c692f3b] AS a
WHERE t.[QualityCodeID] = a.[QualityCodeID]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 25.4 restores archive_QualityCode_3c6c692f3b
INSERT INTO [dbo].[QualityCode] ([QualityCodeID], [Name], [IsUsable], [Description])
SELECT a.[QualityCodeID], a.[Name], a.[IsUsable], a.[Description]
FROM [strandline].[moved_QualityCode_3c6c692f3b] AS a
WHERE NOT EXISTS (SELECT 1 FROM [dbo].[QualityCode] AS t WHERE t.[QualityCodeID] = a.[QualityCodeID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 25.5 restores archive_QualityCode_3c6c692f3b
DROP TABLE [strandline].[moved_QualityCode_3c6c692f3b]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 25.6 restores archive_QualityCode_3c6c692f3b
UPDATE [strandline].[archive] SET
  [state] = N'restored',
  [restored_at] = SYSUTCDATETIME(),
  [restored_run] = N'',
  [location] = N'strandline.archive_QualityCode_3c6c692f3b',
  [restored_rows] = (SELECT COUNT(*) FROM [dbo].[QualityCode]),
  [superseded_rows] = 0,
  [orphaned_rows] = (SELECT COUNT(*) FROM [strandline].[archive_QualityCode_3c6c692f3b] AS a WHERE a.[strandline_cycle] = [strandline].[archive].[cycle])
WHERE [component] = N'water' AND [archive] = N'archive_QualityCode_3c6c692f3b' AND [cycle] = (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_QualityCode_3c6c692f3b' AND [state] = N'archived')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 26/32: add foreign key FK_Annotation_MetaData on dbo.Annotation to dbo.MetaData
-- effects: locks-readers:dbo.Annotation, scans:dbo.Annotation, may-fail:dbo.Annotation, locks-writers:dbo.MetaData
-- strandline:statement 26.1
ALTER TABLE [dbo].[Annotation] ADD CONSTRAINT [FK_Annotation_MetaData] FOREIGN KEY ([MetaDataID]) REFERENCES [dbo].[MetaData] ([MetaDataID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 27/32: add foreign key FK_Annotation_AnnotationType on dbo.Annotation to dbo.AnnotationType
-- effects: locks-readers:dbo.Annotation, scans:dbo.Annotation, may-fail:dbo.Annotation, locks-writers:dbo.AnnotationType
-- strandline:statement 27.1
ALTER TABLE [dbo].[Annotation] ADD CONSTRAINT [FK_Annotation_AnnotationType] FOREIGN KEY ([AnnotationTypeID]) REFERENCES [dbo].[AnnotationType] ([AnnotationTypeID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 28/32: add foreign key FK_Annotation_Person on dbo.Annotation to dbo.Person
-- effects: locks-readers:dbo.Annotation, scans:dbo.Annotation, may-fail:dbo.Annotation, locks-writers:dbo.Person
-- strandline:statement 28.1
ALTER TABLE [dbo].[Annotation] ADD CONSTRAINT [FK_Annotation_Person] FOREIGN KEY ([AuthorPersonID]) REFERENCES [dbo].[Person] ([PersonID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 29/32: add foreign key FK_Annotation_Campaign on dbo.Annotation to dbo.Campaign
-- effects: locks-readers:dbo.Annotation, scans:dbo.Annotation, may-fail:dbo.Annotation, locks-writers:dbo.Campaign
-- strandline:statement 29.1
ALTER TABLE [dbo].[Annotation] ADD CONSTRAINT [FK_Annotation_Campaign] FOREIGN KEY ([CampaignID]) REFERENCES [dbo].[Campaign] ([CampaignID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 30/32: add foreign key FK_Annotation_EquipmentEvent on dbo.Annotation to dbo.EquipmentEvent
-- effects: locks-readers:dbo.Annotation, scans:dbo.Annotation, may-fail:dbo.Annotation, locks-writers:dbo.EquipmentEvent
-- strandline:statement 30.1
ALTER TABLE [dbo].[Annotation] ADD CONSTRAINT [FK_Annotation_EquipmentEvent] FOREIGN KEY ([EquipmentEventID]) REFERENCES [dbo].[EquipmentEvent] ([EquipmentEventID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 31/32: create index IX_MetaData_CampaignID on dbo.MetaData
-- effects: locks-writers:dbo.MetaData, scans:dbo.MetaData
-- strandline:statement 31.1
CREATE INDEX [IX_MetaData_CampaignID] ON [dbo].[MetaData] ([CampaignID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 32/32: create index IX_MetaData_SampleID on dbo.MetaData
-- effects: locks-writers:dbo.MetaData, scans:dbo.MetaData
-- strandline:statement 32.1
CREATE INDEX [IX_MetaData_SampleID] ON [dbo].[MetaData] ([SampleID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:end
COMMIT TRANSACTION;
DROP TABLE #strandline_run
GO
-- strandline:end
SET NOEXEC OFF;
IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
IF OBJECT_ID(N'tempdb..#strandline_run') IS NOT NULL
BEGIN
    DROP TABLE #strandline_run;
    RAISERROR(N'The script failed: everything it did was rolled back.', 16, 1);
END
GO

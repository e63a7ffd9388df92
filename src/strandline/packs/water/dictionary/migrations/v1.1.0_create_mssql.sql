-- Migration: create v1.1.0
-- Component: water on mssql
-- Description: Data shapes: value types, wavelength axes, spectra, images and arrays
-- Author: Strandline water pack
-- Date: 2026-04-07
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
-- strandline:step 1/74: create table dbo.Comments
-- strandline:statement 1.1
CREATE TABLE [dbo].[Comments] (
    [CommentID] INT IDENTITY(1,1) NOT NULL,
    [Comment] NVARCHAR(MAX) NULL,
    CONSTRAINT [PK_Comments] PRIMARY KEY CLUSTERED ([CommentID])
)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 1.2
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Remarks that single values point to; one remark may serve many values.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Comments'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 1.3
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Surrogate key of the comment.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Comments',
    @level2type = N'COLUMN', @level2name = N'CommentID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 1.4
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'The remark itself.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Comments',
    @level2type = N'COLUMN', @level2name = N'Comment'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 2/74: create table dbo.Contact
-- strandline:statement 2.1
CREATE TABLE [dbo].[Contact] (
    [ContactID] INT IDENTITY(1,1) NOT NULL,
    [LastName] NVARCHAR(100) NULL,
    [FirstName] NVARCHAR(255) NULL,
    [Company] NVARCHAR(MAX) NULL,
    [Status] NVARCHAR(255) NULL,
    [Function] NVARCHAR(MAX) NULL,
    [OfficeNumber] NVARCHAR(100) NULL,
    [Email] NVARCHAR(100) NULL,
    [Phone] NVARCHAR(100) NULL,
    [SkypeName] NVARCHAR(100) NULL,
    [Linkedin] NVARCHAR(100) NULL,
    [StreetNumber] NVARCHAR(100) NULL,
    [StreetName] NVARCHAR(100) NULL,
    [City] NVARCHAR(255) NULL,
    [ZipCode] NVARCHAR(45) NULL,
    [Province] NVARCHAR(255) NULL,
    [Country] NVARCHAR(255) NULL,
    [Website] NVARCHAR(60) NULL,
    CONSTRAINT [PK_Contact] PRIMARY KEY CLUSTERED ([ContactID])
)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 2.2
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'People of the archive''s first years, with their addresses; kept as it was.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Contact'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 2.3
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Surrogate key of the contact.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Contact',
    @level2type = N'COLUMN', @level2name = N'ContactID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 2.4
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Family name.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Contact',
    @level2type = N'COLUMN', @level2name = N'LastName'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 2.5
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Given names.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Contact',
    @level2type = N'COLUMN', @level2name = N'FirstName'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 2.6
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Employer or institution.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Contact',
    @level2type = N'COLUMN', @level2name = N'Company'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 2.7
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Standing at the time, for example MSc, PhD, Postdoc, Intern or Technician.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Contact',
    @level2type = N'COLUMN', @level2name = N'Status'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 2.8
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'What the person does in the projects.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Contact',
    @level2type = N'COLUMN', @level2name = N'Function'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 2.9
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Office or room.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Contact',
    @level2type = N'COLUMN', @level2name = N'OfficeNumber'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 2.10
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'E-mail address.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Contact',
    @level2type = N'COLUMN', @level2name = N'Email'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 2.11
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Telephone number as dialled, with country code where known.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Contact',
    @level2type = N'COLUMN', @level2name = N'Phone'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 2.12
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Skype account.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Contact',
    @level2type = N'COLUMN', @level2name = N'SkypeName'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 2.13
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'LinkedIn profile.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Contact',
    @level2type = N'COLUMN', @level2name = N'Linkedin'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 2.14
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Street number of the postal address.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Contact',
    @level2type = N'COLUMN', @level2name = N'StreetNumber'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 2.15
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Street of the postal address.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Contact',
    @level2type = N'COLUMN', @level2name = N'StreetName'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 2.16
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Town or municipality.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Contact',
    @level2type = N'COLUMN', @level2name = N'City'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 2.17
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Postal code.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Contact',
    @level2type = N'COLUMN', @level2name = N'ZipCode'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 2.18
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Province, state or region.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Contact',
    @level2type = N'COLUMN', @level2name = N'Province'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 2.19
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Country.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Contact',
    @level2type = N'COLUMN', @level2name = N'Country'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 2.20
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Personal or institutional web page.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Contact',
    @level2type = N'COLUMN', @level2name = N'Website'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 3/74: create table dbo.EquipmentModel
-- strandline:statement 3.1
CREATE TABLE [dbo].[EquipmentModel] (
    [EquipmentModelID] INT IDENTITY(1,1) NOT NULL,
    [Name] NVARCHAR(100) NOT NULL,
    [Method] NVARCHAR(100) NULL,
    [Functions] NVARCHAR(MAX) NULL,
    [Manufacturer] NVARCHAR(100) NULL,
    [ManualLocation] NVARCHAR(100) NULL,
    CONSTRAINT [PK_EquipmentModel] PRIMARY KEY CLUSTERED ([EquipmentModelID])
)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 3.2
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Makes and models of instruments; the individual instruments are rows of Equipment.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'EquipmentModel'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 3.3
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Surrogate key of the model.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'EquipmentModel',
    @level2type = N'COLUMN', @level2name = N'EquipmentModelID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 3.4
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Model name as the manufacturer writes it.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'EquipmentModel',
    @level2type = N'COLUMN', @level2name = N'Name'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 3.5
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Measuring principle, for example UV-Vis absorption or ion-selective electrode.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'EquipmentModel',
    @level2type = N'COLUMN', @level2name = N'Method'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 3.6
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'What the model can do.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'EquipmentModel',
    @level2type = N'COLUMN', @level2name = N'Functions'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 3.7
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Maker of the model.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'EquipmentModel',
    @level2type = N'COLUMN', @level2name = N'Manufacturer'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 3.8
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Path or address of the manual.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'EquipmentModel',
    @level2type = N'COLUMN', @level2name = N'ManualLocation'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 4/74: create table dbo.Equipment
-- strandline:statement 4.1
CREATE TABLE [dbo].[Equipment] (
    [EquipmentID] INT IDENTITY(1,1) NOT NULL,
    [EquipmentModelID] INT NULL,
    [Identifier] NVARCHAR(100) NOT NULL,
    [SerialNumber] NVARCHAR(100) NULL,
    [Owner] NVARCHAR(MAX) NULL,
    [StorageLocation] NVARCHAR(100) NULL,
    [PurchaseDate] DATE NULL,
    CONSTRAINT [PK_Equipment] PRIMARY KEY CLUSTERED ([EquipmentID]),
    CONSTRAINT [UQ_Equipment_Identifier] UNIQUE ([Identifier])
)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 4.2
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Individual instruments, samplers and loggers that an organisation owns or borrows.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Equipment'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 4.3
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Surrogate key of the instrument.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Equipment',
    @level2type = N'COLUMN', @level2name = N'EquipmentID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 4.4
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Model that the instrument is of.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Equipment',
    @level2type = N'COLUMN', @level2name = N'EquipmentModelID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 4.5
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Asset name written on the instrument, for example TSS_01; unique.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Equipment',
    @level2type = N'COLUMN', @level2name = N'Identifier'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 4.6
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Manufacturer''s serial number.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Equipment',
    @level2type = N'COLUMN', @level2name = N'SerialNumber'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 4.7
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Person or organisation that owns the instrument.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Equipment',
    @level2type = N'COLUMN', @level2name = N'Owner'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 4.8
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Where the instrument is kept when it is not installed.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Equipment',
    @level2type = N'COLUMN', @level2name = N'StorageLocation'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 4.9
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Day of purchase.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Equipment',
    @level2type = N'COLUMN', @level2name = N'PurchaseDate'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 5/74: create table dbo.Procedures
-- strandline:statement 5.1
CREATE TABLE [dbo].[Procedures] (
    [ProcedureID] INT IDENTITY(1,1) NOT NULL,
    [Name] NVARCHAR(100) NOT NULL,
    [ProcedureType] NVARCHAR(255) NULL,
    [Description] NVARCHAR(MAX) NULL,
    [ProcedureLocation] NVARCHAR(100) NULL,
    CONSTRAINT [PK_Procedures] PRIMARY KEY CLUSTERED ([ProcedureID])
)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 5.2
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Written procedures and methods for sampling, measuring, calibrating and analysing.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Procedures'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 5.3
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Surrogate key of the procedure.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Procedures',
    @level2type = N'COLUMN', @level2name = N'ProcedureID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 5.4
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Title of the procedure.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Procedures',
    @level2type = N'COLUMN', @level2name = N'Name'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 5.5
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Kind of procedure: SOP, ISO method, Sampling, Measurement or Calibration.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Procedures',
    @level2type = N'COLUMN', @level2name = N'ProcedureType'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 5.6
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Summary of what the procedure prescribes.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Procedures',
    @level2type = N'COLUMN', @level2name = N'Description'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 5.7
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Path or address of the document.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Procedures',
    @level2type = N'COLUMN', @level2name = N'ProcedureLocation'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 6/74: create table dbo.EquipmentModelHasProcedure
-- strandline:statement 6.1
CREATE TABLE [dbo].[EquipmentModelHasProcedure] (
    [EquipmentModelID] INT NOT NULL,
    [ProcedureID] INT NOT NULL,
    CONSTRAINT [PK_EquipmentModelHasProcedure] PRIMARY KEY CLUSTERED ([EquipmentModelID], [ProcedureID])
)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 6.2
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Procedures that apply to a model, such as its calibration procedure.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'EquipmentModelHasProcedure'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 6.3
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Model that the procedure applies to.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'EquipmentModelHasProcedure',
    @level2type = N'COLUMN', @level2name = N'EquipmentModelID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 6.4
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Procedure that applies.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'EquipmentModelHasProcedure',
    @level2type = N'COLUMN', @level2name = N'ProcedureID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 7/74: create table dbo.Unit
-- strandline:statement 7.1
CREATE TABLE [dbo].[Unit] (
    [UnitID] INT IDENTITY(1,1) NOT NULL,
    [Name] NVARCHAR(100) NOT NULL,
    [Description] NVARCHAR(500) NULL,
    CONSTRAINT [PK_Unit] PRIMARY KEY CLUSTERED ([UnitID]),
    CONSTRAINT [UQ_Unit_Name] UNIQUE ([Name])
)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 7.2
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Units of measurement, one row per unit, shared by variables, series and instrument ranges.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Unit'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 7.3
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Surrogate key of the unit.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Unit',
    @level2type = N'COLUMN', @level2name = N'UnitID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 7.4
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Symbol or short name as printed beside a value, for example mg/L, NTU or °C; unique.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Unit',
    @level2type = N'COLUMN', @level2name = N'Name'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 7.5
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'What the unit means, and how it converts where that is not obvious.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Unit',
    @level2type = N'COLUMN', @level2name = N'Description'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 8/74: create table dbo.Variable
-- strandline:statement 8.1
CREATE TABLE [dbo].[Variable] (
    [VariableID] INT IDENTITY(1,1) NOT NULL,
    [Name] NVARCHAR(100) NOT NULL,
    [UnitID] INT NULL,
    [Description] NVARCHAR(MAX) NULL,
    CONSTRAINT [PK_Variable] PRIMARY KEY CLUSTERED ([VariableID]),
    CONSTRAINT [UQ_Variable_Name] UNIQUE ([Name])
)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 8.2
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Quantities that are measured or computed, such as TSS, pH or flow.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Variable'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 8.3
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Surrogate key of the variable.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Variable',
    @level2type = N'COLUMN', @level2name = N'VariableID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 8.4
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Name of the variable, for example TSS or NH4-N; unique.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Variable',
    @level2type = N'COLUMN', @level2name = N'Name'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 8.5
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Usual unit of the variable; a series may name another one.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Variable',
    @level2type = N'COLUMN', @level2name = N'UnitID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 8.6
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'What is measured, and what it is not.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Variable',
    @level2type = N'COLUMN', @level2name = N'Description'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 9/74: create table dbo.EquipmentModelHasVariable
-- strandline:statement 9.1
CREATE TABLE [dbo].[EquipmentModelHasVariable] (
    [EquipmentModelID] INT NOT NULL,
    [VariableID] INT NOT NULL,
    [RangeMin] FLOAT(53) NULL,
    [RangeMax] FLOAT(53) NULL,
    [Resolution] NVARCHAR(100) NULL,
    [UnitID] INT NULL,
    CONSTRAINT [PK_EquipmentModelHasVariable] PRIMARY KEY CLUSTERED ([EquipmentModelID], [VariableID])
)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 9.2
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Variables that a model can measure, with its physical measuring range for each.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'EquipmentModelHasVariable'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 9.3
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Model that measures the variable.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'EquipmentModelHasVariable',
    @level2type = N'COLUMN', @level2name = N'EquipmentModelID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 9.4
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Variable that the model measures.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'EquipmentModelHasVariable',
    @level2type = N'COLUMN', @level2name = N'VariableID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 9.5
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Lower end of the measuring range, in the unit of UnitID.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'EquipmentModelHasVariable',
    @level2type = N'COLUMN', @level2name = N'RangeMin'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 9.6
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Upper end of the measuring range, in the unit of UnitID.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'EquipmentModelHasVariable',
    @level2type = N'COLUMN', @level2name = N'RangeMax'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 9.7
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Resolution as the manufacturer states it, with its unit.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'EquipmentModelHasVariable',
    @level2type = N'COLUMN', @level2name = N'Resolution'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 9.8
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Unit of RangeMin and RangeMax; the variable''s own unit when empty.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'EquipmentModelHasVariable',
    @level2type = N'COLUMN', @level2name = N'UnitID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 10/74: create table dbo.Watershed
-- strandline:statement 10.1
CREATE TABLE [dbo].[Watershed] (
    [WatershedID] INT IDENTITY(1,1) NOT NULL,
    [Name] NVARCHAR(100) NOT NULL,
    [Description] NVARCHAR(MAX) NULL,
    [SurfaceArea] REAL NULL,
    [ConcentrationTime] INT NULL,
    [ImperviousSurface] REAL NULL,
    CONSTRAINT [PK_Watershed] PRIMARY KEY CLUSTERED ([WatershedID])
)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 10.2
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Drainage areas that feed the monitored sites.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Watershed'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 10.3
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Surrogate key of the watershed.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Watershed',
    @level2type = N'COLUMN', @level2name = N'WatershedID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 10.4
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Name of the watershed.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Watershed',
    @level2type = N'COLUMN', @level2name = N'Name'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 10.5
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Free description: relief, land use, sewer type, particulars.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Watershed',
    @level2type = N'COLUMN', @level2name = N'Description'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 10.6
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Drained surface in hectares (ha).',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Watershed',
    @level2type = N'COLUMN', @level2name = N'SurfaceArea'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 10.7
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Time of concentration in minutes (min): travel time of water from the farthest point to the outlet.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Watershed',
    @level2type = N'COLUMN', @level2name = N'ConcentrationTime'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 10.8
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Share of impervious surface in percent (%) of SurfaceArea.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Watershed',
    @level2type = N'COLUMN', @level2name = N'ImperviousSurface'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 11/74: create table dbo.HydrologicalCharacteristics
-- strandline:statement 11.1
CREATE TABLE [dbo].[HydrologicalCharacteristics] (
    [WatershedID] INT NOT NULL,
    [UrbanArea] REAL NULL,
    [Forest] REAL NULL,
    [Wetlands] REAL NULL,
    [Cropland] REAL NULL,
    [Meadow] REAL NULL,
    [Grassland] REAL NULL,
    CONSTRAINT [PK_HydrologicalCharacteristics] PRIMARY KEY CLUSTERED ([WatershedID])
)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 11.2
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Land cover of a watershed by hydrological class; at most one row per watershed, sharing its key.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'HydrologicalCharacteristics'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 11.3
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Watershed described; key of this table and link to its parent at once.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'HydrologicalCharacteristics',
    @level2type = N'COLUMN', @level2name = N'WatershedID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 11.4
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Urban area in percent (%) of the watershed.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'HydrologicalCharacteristics',
    @level2type = N'COLUMN', @level2name = N'UrbanArea'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 11.5
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Forest in percent (%) of the watershed.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'HydrologicalCharacteristics',
    @level2type = N'COLUMN', @level2name = N'Forest'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 11.6
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Wetlands in percent (%) of the watershed.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'HydrologicalCharacteristics',
    @level2type = N'COLUMN', @level2name = N'Wetlands'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 11.7
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Cropland in percent (%) of the watershed.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'HydrologicalCharacteristics',
    @level2type = N'COLUMN', @level2name = N'Cropland'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 11.8
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Meadow in percent (%) of the watershed.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'HydrologicalCharacteristics',
    @level2type = N'COLUMN', @level2name = N'Meadow'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 11.9
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Grassland in percent (%) of the watershed.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'HydrologicalCharacteristics',
    @level2type = N'COLUMN', @level2name = N'Grassland'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 12/74: create table dbo.Project
-- strandline:statement 12.1
CREATE TABLE [dbo].[Project] (
    [ProjectID] INT IDENTITY(1,1) NOT NULL,
    [Name] NVARCHAR(100) NOT NULL,
    [Description] NVARCHAR(MAX) NULL,
    CONSTRAINT [PK_Project] PRIMARY KEY CLUSTERED ([ProjectID])
)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 12.2
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Research or monitoring projects under which series were recorded.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Project'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 12.3
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Surrogate key of the project.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Project',
    @level2type = N'COLUMN', @level2name = N'ProjectID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 12.4
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Title of the project.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Project',
    @level2type = N'COLUMN', @level2name = N'Name'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 12.5
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Aim, funding and scope of the project.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Project',
    @level2type = N'COLUMN', @level2name = N'Description'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 13/74: create table dbo.Purpose
-- strandline:statement 13.1
CREATE TABLE [dbo].[Purpose] (
    [PurposeID] INT IDENTITY(1,1) NOT NULL,
    [Name] NVARCHAR(100) NOT NULL,
    [Description] NVARCHAR(MAX) NULL,
    CONSTRAINT [PK_Purpose] PRIMARY KEY CLUSTERED ([PurposeID])
)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 13.2
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Reasons for recording a series, such as measurement, lab analysis or calibration.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Purpose'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 13.3
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Surrogate key of the purpose.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Purpose',
    @level2type = N'COLUMN', @level2name = N'PurposeID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 13.4
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Name of the purpose, for example Measurement, Lab_analysis, Calibration, Cleaning or Validation.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Purpose',
    @level2type = N'COLUMN', @level2name = N'Name'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 13.5
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'When the purpose applies.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Purpose',
    @level2type = N'COLUMN', @level2name = N'Description'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 14/74: create table dbo.Site
-- strandline:statement 14.1
CREATE TABLE [dbo].[Site] (
    [SiteID] INT IDENTITY(1,1) NOT NULL,
    [WatershedID] INT NULL,
    [Name] NVARCHAR(100) NOT NULL,
    [SiteType] NVARCHAR(255) NULL,
    [Description] NVARCHAR(MAX) NULL,
    [Picture] VARBINARY(MAX) NULL,
    [StreetNumber] NVARCHAR(100) NULL,
    [StreetName] NVARCHAR(100) NULL,
    [City] NVARCHAR(255) NULL,
    [ZipCode] NVARCHAR(100) NULL,
    [Province] NVARCHAR(255) NULL,
    [Country] NVARCHAR(255) NULL,
    CONSTRAINT [PK_Site] PRIMARY KEY CLUSTERED ([SiteID]),
    CONSTRAINT [UQ_Site_Name] UNIQUE ([Name])
)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 14.2
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Places where measurements are made: treatment plants, pilot plants, rivers, sewers, overflows.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Site'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 14.3
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Surrogate key of the site.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Site',
    @level2type = N'COLUMN', @level2name = N'SiteID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 14.4
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Watershed that drains to the site, where one is known.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Site',
    @level2type = N'COLUMN', @level2name = N'WatershedID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 14.5
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Name of the site; unique.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Site',
    @level2type = N'COLUMN', @level2name = N'Name'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 14.6
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Kind of site, for example WWTP, River, Sewer_system, Pilot or Lagoon.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Site',
    @level2type = N'COLUMN', @level2name = N'SiteType'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 14.7
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Free description of the site.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Site',
    @level2type = N'COLUMN', @level2name = N'Description'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 14.8
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Photograph or plan of the site, as the bytes of an image file.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Site',
    @level2type = N'COLUMN', @level2name = N'Picture'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 14.9
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Street number of the site''s address.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Site',
    @level2type = N'COLUMN', @level2name = N'StreetNumber'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 14.10
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Street of the site''s address.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Site',
    @level2type = N'COLUMN', @level2name = N'StreetName'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 14.11
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Town or municipality.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Site',
    @level2type = N'COLUMN', @level2name = N'City'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 14.12
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Postal code.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Site',
    @level2type = N'COLUMN', @level2name = N'ZipCode'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 14.13
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Province, state or region.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Site',
    @level2type = N'COLUMN', @level2name = N'Province'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 14.14
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Country.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Site',
    @level2type = N'COLUMN', @level2name = N'Country'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 15/74: create table dbo.SamplingLocation
-- strandline:statement 15.1
CREATE TABLE [dbo].[SamplingLocation] (
    [SamplingLocationID] INT IDENTITY(1,1) NOT NULL,
    [SiteID] INT NOT NULL,
    [Name] NVARCHAR(100) NOT NULL,
    [PlantArea] NVARCHAR(100) NULL,
    [LatitudeGPS] FLOAT(53) NULL,
    [LongitudeGPS] FLOAT(53) NULL,
    [Description] NVARCHAR(MAX) NULL,
    [PictureURL] NVARCHAR(500) NULL,
    CONSTRAINT [PK_SamplingLocation] PRIMARY KEY CLUSTERED ([SamplingLocationID]),
    CONSTRAINT [UQ_SamplingLocation_SiteID_Name] UNIQUE ([SiteID], [Name]),
    CONSTRAINT [CK_SamplingLocation_LatitudeRange] CHECK ([LatitudeGPS] BETWEEN -90 AND 90),
    CONSTRAINT [CK_SamplingLocation_LongitudeRange] CHECK ([LongitudeGPS] BETWEEN -180 AND 180)
)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 15.2
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Exact points of a site where a sensor hangs or a sample is taken.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'SamplingLocation'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 15.3
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Surrogate key of the sampling location.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'SamplingLocation',
    @level2type = N'COLUMN', @level2name = N'SamplingLocationID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 15.4
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Site that the location belongs to.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'SamplingLocation',
    @level2type = N'COLUMN', @level2name = N'SiteID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 15.5
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Short name or code of the location, unique within its site, for example Inlet or CL1_EFF.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'SamplingLocation',
    @level2type = N'COLUMN', @level2name = N'Name'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 15.6
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Part of the plant or network, for example Primary settling or Sewer 01.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'SamplingLocation',
    @level2type = N'COLUMN', @level2name = N'PlantArea'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 15.7
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Latitude in decimal degrees (WGS 84), north positive, -90 to 90.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'SamplingLocation',
    @level2type = N'COLUMN', @level2name = N'LatitudeGPS'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 15.8
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Longitude in decimal degrees (WGS 84), east positive, -180 to 180.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'SamplingLocation',
    @level2type = N'COLUMN', @level2name = N'LongitudeGPS'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 15.9
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'How to find and reach the location, and what is particular about it.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'SamplingLocation',
    @level2type = N'COLUMN', @level2name = N'Description'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 15.10
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Address or path of a photograph of the location.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'SamplingLocation',
    @level2type = N'COLUMN', @level2name = N'PictureURL'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 16/74: create table dbo.ValueType
-- strandline:statement 16.1
CREATE TABLE [dbo].[ValueType] (
    [ValueTypeID] INT NOT NULL,
    [ValueTypeName] NVARCHAR(50) NOT NULL,
    [ValueTableName] NVARCHAR(100) NOT NULL,
    CONSTRAINT [PK_ValueType] PRIMARY KEY CLUSTERED ([ValueTypeID])
)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 16.2
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Shapes of data that a series can have; each shape is stored in a table of its own.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'ValueType'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 16.3
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Fixed key of the shape: 1 Scalar, 2 Spectrum, 3 Image, 4 Array.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'ValueType',
    @level2type = N'COLUMN', @level2name = N'ValueTypeID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 16.4
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Name of the shape.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'ValueType',
    @level2type = N'COLUMN', @level2name = N'ValueTypeName'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 16.5
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Table that holds the values of this shape.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'ValueType',
    @level2type = N'COLUMN', @level2name = N'ValueTableName'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 17/74: create table dbo.WavelengthAxis
-- strandline:statement 17.1
CREATE TABLE [dbo].[WavelengthAxis] (
    [WavelengthAxisID] INT IDENTITY(1,1) NOT NULL,
    [Name] NVARCHAR(200) NOT NULL,
    [Description] NVARCHAR(500) NULL,
    [NumberOfChannels] INT NOT NULL,
    [MinWavelength_nm] FLOAT(53) NOT NULL,
    [MaxWavelength_nm] FLOAT(53) NOT NULL,
    CONSTRAINT [PK_WavelengthAxis] PRIMARY KEY CLUSTERED ([WavelengthAxisID])
)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 17.2
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Wavelength axes of spectrophotometers; series recorded on the same grid share one axis.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'WavelengthAxis'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 17.3
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Surrogate key of the axis.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'WavelengthAxis',
    @level2type = N'COLUMN', @level2name = N'WavelengthAxisID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 17.4
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Name of the axis, for example 200-750 nm in 2.5 nm steps.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'WavelengthAxis',
    @level2type = N'COLUMN', @level2name = N'Name'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 17.5
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Instrument family, path length or other particulars.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'WavelengthAxis',
    @level2type = N'COLUMN', @level2name = N'Description'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 17.6
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Number of bins on the axis.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'WavelengthAxis',
    @level2type = N'COLUMN', @level2name = N'NumberOfChannels'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 17.7
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Shortest wavelength in nanometres (nm).',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'WavelengthAxis',
    @level2type = N'COLUMN', @level2name = N'MinWavelength_nm'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 17.8
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Longest wavelength in nanometres (nm).',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'WavelengthAxis',
    @level2type = N'COLUMN', @level2name = N'MaxWavelength_nm'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 18/74: create table dbo.WeatherCondition
-- strandline:statement 18.1
CREATE TABLE [dbo].[WeatherCondition] (
    [ConditionID] INT IDENTITY(1,1) NOT NULL,
    [Name] NVARCHAR(100) NOT NULL,
    [Description] NVARCHAR(MAX) NULL,
    CONSTRAINT [PK_WeatherCondition] PRIMARY KEY CLUSTERED ([ConditionID])
)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 18.2
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Weather under which a series was recorded, where it was recorded for one kind only.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'WeatherCondition'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 18.3
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Surrogate key of the weather condition.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'WeatherCondition',
    @level2type = N'COLUMN', @level2name = N'ConditionID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 18.4
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Name of the condition, for example Dry, Rain or Snowmelt.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'WeatherCondition',
    @level2type = N'COLUMN', @level2name = N'Name'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 18.5
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'How the condition is told from the others.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'WeatherCondition',
    @level2type = N'COLUMN', @level2name = N'Description'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 19/74: create table dbo.MetaData
-- strandline:statement 19.1
CREATE TABLE [dbo].[MetaData] (
    [MetaDataID] INT IDENTITY(1,1) NOT NULL,
    [ProjectID] INT NULL,
    [ContactID] INT NULL,
    [EquipmentID] INT NULL,
    [VariableID] INT NULL,
    [ProcedureID] INT NULL,
    [UnitID] INT NULL,
    [PurposeID] INT NULL,
    [SamplingLocationID] INT NULL,
    [ConditionID] INT NULL,
    [ValueTypeID] INT NOT NULL CONSTRAINT [DF_MetaData_ValueTypeID] DEFAULT (1),
    [WavelengthAxisID] INT NULL,
    CONSTRAINT [PK_MetaData] PRIMARY KEY CLUSTERED ([MetaDataID])
)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 19.2
CREATE INDEX [IX_MetaData_SamplingLocationID_VariableID] ON [dbo].[MetaData] ([SamplingLocationID], [VariableID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 19.3
CREATE INDEX [IX_MetaData_EquipmentID_VariableID] ON [dbo].[MetaData] ([EquipmentID], [VariableID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 19.4
CREATE INDEX [IX_MetaData_ProjectID] ON [dbo].[MetaData] ([ProjectID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 19.5
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'The hub: one row is the context of one series (what, where, with what, by whom, why), and every stored value points to one row.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'MetaData'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 19.6
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Surrogate key of the series.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'MetaData',
    @level2type = N'COLUMN', @level2name = N'MetaDataID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 19.7
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Project under which the series was recorded.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'MetaData',
    @level2type = N'COLUMN', @level2name = N'ProjectID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 19.8
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Person responsible for the series.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'MetaData',
    @level2type = N'COLUMN', @level2name = N'ContactID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 19.9
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Instrument that produced the series; empty when none is known.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'MetaData',
    @level2type = N'COLUMN', @level2name = N'EquipmentID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 19.10
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Variable that the values are of.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'MetaData',
    @level2type = N'COLUMN', @level2name = N'VariableID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 19.11
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Procedure followed.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'MetaData',
    @level2type = N'COLUMN', @level2name = N'ProcedureID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 19.12
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Unit that the values are stored in; overrides the variable''s usual unit.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'MetaData',
    @level2type = N'COLUMN', @level2name = N'UnitID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 19.13
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Why the series was recorded.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'MetaData',
    @level2type = N'COLUMN', @level2name = N'PurposeID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 19.14
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Where the series was recorded.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'MetaData',
    @level2type = N'COLUMN', @level2name = N'SamplingLocationID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 19.15
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Weather for which the series was recorded; empty when it covers all weathers.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'MetaData',
    @level2type = N'COLUMN', @level2name = N'ConditionID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 19.16
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Shape of the series, which says which table holds its values; 1 (Scalar) unless stated.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'MetaData',
    @level2type = N'COLUMN', @level2name = N'ValueTypeID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 19.17
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Wavelength axis of a spectral series; empty for every other shape.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'MetaData',
    @level2type = N'COLUMN', @level2name = N'WavelengthAxisID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 20/74: create table dbo.ProjectHasContact
-- strandline:statement 20.1
CREATE TABLE [dbo].[ProjectHasContact] (
    [ProjectID] INT NOT NULL,
    [ContactID] INT NOT NULL,
    CONSTRAINT [PK_ProjectHasContact] PRIMARY KEY CLUSTERED ([ProjectID], [ContactID])
)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 20.2
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'People who take part in a project.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'ProjectHasContact'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 20.3
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Project taken part in.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'ProjectHasContact',
    @level2type = N'COLUMN', @level2name = N'ProjectID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 20.4
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Person who takes part.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'ProjectHasContact',
    @level2type = N'COLUMN', @level2name = N'ContactID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 21/74: create table dbo.ProjectHasEquipment
-- strandline:statement 21.1
CREATE TABLE [dbo].[ProjectHasEquipment] (
    [ProjectID] INT NOT NULL,
    [EquipmentID] INT NOT NULL,
    CONSTRAINT [PK_ProjectHasEquipment] PRIMARY KEY CLUSTERED ([ProjectID], [EquipmentID])
)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 21.2
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Instruments that a project uses.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'ProjectHasEquipment'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 21.3
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Project that uses the instrument.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'ProjectHasEquipment',
    @level2type = N'COLUMN', @level2name = N'ProjectID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 21.4
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Instrument used.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'ProjectHasEquipment',
    @level2type = N'COLUMN', @level2name = N'EquipmentID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 22/74: create table dbo.ProjectHasSamplingLocation
-- strandline:statement 22.1
CREATE TABLE [dbo].[ProjectHasSamplingLocation] (
    [ProjectID] INT NOT NULL,
    [SamplingLocationID] INT NOT NULL,
    CONSTRAINT [PK_ProjectHasSamplingLocation] PRIMARY KEY CLUSTERED ([ProjectID], [SamplingLocationID])
)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 22.2
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Sampling locations that a project works at.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'ProjectHasSamplingLocation'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 22.3
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Project that works at the location.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'ProjectHasSamplingLocation',
    @level2type = N'COLUMN', @level2name = N'ProjectID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 22.4
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Location worked at.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'ProjectHasSamplingLocation',
    @level2type = N'COLUMN', @level2name = N'SamplingLocationID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 23/74: create table dbo.SchemaVersion
-- strandline:statement 23.1
CREATE TABLE [dbo].[SchemaVersion] (
    [VersionID] INT IDENTITY(1,1) NOT NULL,
    [Version] NVARCHAR(20) NOT NULL,
    [AppliedAt] DATETIME2(7) NOT NULL CONSTRAINT [DF_SchemaVersion_AppliedAt] DEFAULT (SYSUTCDATETIME()),
    [Description] NVARCHAR(500) NULL,
    [MigrationScript] NVARCHAR(200) NULL,
    CONSTRAINT [PK_SchemaVersion] PRIMARY KEY CLUSTERED ([VersionID])
)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 23.2
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Versions of the schema that this database has been brought to, one row per version.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'SchemaVersion'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 23.3
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Surrogate key of the entry.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'SchemaVersion',
    @level2type = N'COLUMN', @level2name = N'VersionID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 23.4
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Version label, for example 1.0.1.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'SchemaVersion',
    @level2type = N'COLUMN', @level2name = N'Version'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 23.5
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Instant at which the version was recorded here, in UTC.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'SchemaVersion',
    @level2type = N'COLUMN', @level2name = N'AppliedAt'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 23.6
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'What the version brought.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'SchemaVersion',
    @level2type = N'COLUMN', @level2name = N'Description'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 23.7
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'File name of the script that brought the database to the version.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'SchemaVersion',
    @level2type = N'COLUMN', @level2name = N'MigrationScript'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 24/74: create table dbo.UrbanCharacteristics
-- strandline:statement 24.1
CREATE TABLE [dbo].[UrbanCharacteristics] (
    [WatershedID] INT NOT NULL,
    [Commercial] REAL NULL,
    [GreenSpaces] REAL NULL,
    [Industrial] REAL NULL,
    [Institutional] REAL NULL,
    [Residential] REAL NULL,
    [Agricultural] REAL NULL,
    [Recreational] REAL NULL,
    CONSTRAINT [PK_UrbanCharacteristics] PRIMARY KEY CLUSTERED ([WatershedID])
)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 24.2
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Land use within the urban part of a watershed; at most one row per watershed, sharing its key.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'UrbanCharacteristics'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 24.3
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Watershed described; key of this table and link to its parent at once.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'UrbanCharacteristics',
    @level2type = N'COLUMN', @level2name = N'WatershedID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 24.4
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Commercial land in percent (%) of the urban area.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'UrbanCharacteristics',
    @level2type = N'COLUMN', @level2name = N'Commercial'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 24.5
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Parks and other green spaces in percent (%) of the urban area.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'UrbanCharacteristics',
    @level2type = N'COLUMN', @level2name = N'GreenSpaces'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 24.6
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Industrial land in percent (%) of the urban area.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'UrbanCharacteristics',
    @level2type = N'COLUMN', @level2name = N'Industrial'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 24.7
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Schools, hospitals and other institutions in percent (%) of the urban area.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'UrbanCharacteristics',
    @level2type = N'COLUMN', @level2name = N'Institutional'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 24.8
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Residential land in percent (%) of the urban area.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'UrbanCharacteristics',
    @level2type = N'COLUMN', @level2name = N'Residential'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 24.9
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Agricultural land in percent (%) of the urban area.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'UrbanCharacteristics',
    @level2type = N'COLUMN', @level2name = N'Agricultural'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 24.10
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Sports grounds and other recreational land in percent (%) of the urban area.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'UrbanCharacteristics',
    @level2type = N'COLUMN', @level2name = N'Recreational'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 25/74: create table dbo.Value
-- strandline:statement 25.1
CREATE TABLE [dbo].[Value] (
    [MetaDataID] INT NOT NULL,
    [tstamp] DATETIME2(7) NOT NULL,
    [Value] FLOAT(53) NULL,
    [QualityCode] INT NULL,
    [CommentID] INT NULL,
    CONSTRAINT [PK_Value] PRIMARY KEY CLUSTERED ([MetaDataID], [tstamp])
)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 25.2
CREATE INDEX [IX_Value_tstamp] ON [dbo].[Value] ([tstamp])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 25.3
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Scalar time series: one number per series and instant.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Value'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 25.4
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Series that the value belongs to.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Value',
    @level2type = N'COLUMN', @level2name = N'MetaDataID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 25.5
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Instant of the value, in UTC, stored without a zone.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Value',
    @level2type = N'COLUMN', @level2name = N'tstamp'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 25.6
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'The number, in the unit of the series; empty when the instrument gave none.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Value',
    @level2type = N'COLUMN', @level2name = N'Value'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 25.7
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Quality of the value: 1 accepted, 2 suspect, 3 rejected, 4 below the limit of detection, 5 above range, 6 outlier; empty when it was not assessed. The column is a free integer.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Value',
    @level2type = N'COLUMN', @level2name = N'QualityCode'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 25.8
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Remark about the value.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Value',
    @level2type = N'COLUMN', @level2name = N'CommentID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 26/74: create table dbo.ValueArray
-- strandline:statement 26.1
CREATE TABLE [dbo].[ValueArray] (
    [MetaDataID] INT NOT NULL,
    [tstamp] DATETIME2(7) NOT NULL,
    [ArrayIndex] INT NOT NULL,
    [Value] FLOAT(53) NULL,
    [QualityCode] INT NULL,
    CONSTRAINT [PK_ValueArray] PRIMARY KEY CLUSTERED ([MetaDataID], [tstamp], [ArrayIndex])
)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 26.2
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Arrays of any length: one row per series, instant and position.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'ValueArray'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 26.3
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Series that the array belongs to.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'ValueArray',
    @level2type = N'COLUMN', @level2name = N'MetaDataID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 26.4
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Instant of the array, in UTC, stored without a zone.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'ValueArray',
    @level2type = N'COLUMN', @level2name = N'tstamp'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 26.5
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Position within the array, counted from 0.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'ValueArray',
    @level2type = N'COLUMN', @level2name = N'ArrayIndex'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 26.6
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'The number at this position, in the unit of the series.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'ValueArray',
    @level2type = N'COLUMN', @level2name = N'Value'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 26.7
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Quality of the value: 1 accepted, 2 suspect, 3 rejected, 4 below the limit of detection, 5 above range, 6 outlier; empty when it was not assessed. The column is a free integer.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'ValueArray',
    @level2type = N'COLUMN', @level2name = N'QualityCode'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 27/74: create table dbo.ValueImage
-- strandline:statement 27.1
CREATE TABLE [dbo].[ValueImage] (
    [ValueImageID] BIGINT IDENTITY(1,1) NOT NULL,
    [MetaDataID] INT NOT NULL,
    [tstamp] DATETIME2(7) NOT NULL,
    [ImageWidth] INT NOT NULL,
    [ImageHeight] INT NOT NULL,
    [NumberOfChannels] INT NOT NULL CONSTRAINT [DF_ValueImage_NumberOfChannels] DEFAULT (3),
    [ImageFormat] NVARCHAR(20) NOT NULL,
    [FileSizeBytes] BIGINT NULL,
    [StorageBackend] NVARCHAR(50) NOT NULL CONSTRAINT [DF_ValueImage_StorageBackend] DEFAULT (N'FileSystem'),
    [StoragePath] NVARCHAR(1000) NOT NULL,
    [Thumbnail] VARBINARY(MAX) NULL,
    [QualityCode] INT NULL,
    CONSTRAINT [PK_ValueImage] PRIMARY KEY CLUSTERED ([ValueImageID]),
    CONSTRAINT [UQ_ValueImage_MetaDataID_tstamp] UNIQUE ([MetaDataID], [tstamp])
)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 27.2
CREATE INDEX [IX_ValueImage_MetaDataID_tstamp] ON [dbo].[ValueImage] ([MetaDataID], [tstamp])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 27.3
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Images: one row per series and instant; the picture itself lies in a storage backend.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'ValueImage'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 27.4
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Surrogate key of the image.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'ValueImage',
    @level2type = N'COLUMN', @level2name = N'ValueImageID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 27.5
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Series that the image belongs to.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'ValueImage',
    @level2type = N'COLUMN', @level2name = N'MetaDataID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 27.6
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Instant of the image, in UTC, stored without a zone.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'ValueImage',
    @level2type = N'COLUMN', @level2name = N'tstamp'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 27.7
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Width in pixels.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'ValueImage',
    @level2type = N'COLUMN', @level2name = N'ImageWidth'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 27.8
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Height in pixels.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'ValueImage',
    @level2type = N'COLUMN', @level2name = N'ImageHeight'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 27.9
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Colour channels: 1 for grey, 3 for colour.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'ValueImage',
    @level2type = N'COLUMN', @level2name = N'NumberOfChannels'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 27.10
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'File format, for example PNG, JPEG or TIFF.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'ValueImage',
    @level2type = N'COLUMN', @level2name = N'ImageFormat'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 27.11
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Size of the file in bytes.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'ValueImage',
    @level2type = N'COLUMN', @level2name = N'FileSizeBytes'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 27.12
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Kind of storage that StoragePath is to be read in.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'ValueImage',
    @level2type = N'COLUMN', @level2name = N'StorageBackend'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 27.13
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Path or key of the file within the backend.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'ValueImage',
    @level2type = N'COLUMN', @level2name = N'StoragePath'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 27.14
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Small preview, as the bytes of an image file.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'ValueImage',
    @level2type = N'COLUMN', @level2name = N'Thumbnail'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 27.15
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Quality of the value: 1 accepted, 2 suspect, 3 rejected, 4 below the limit of detection, 5 above range, 6 outlier; empty when it was not assessed. The column is a free integer.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'ValueImage',
    @level2type = N'COLUMN', @level2name = N'QualityCode'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 28/74: create table dbo.WavelengthBin
-- strandline:statement 28.1
CREATE TABLE [dbo].[WavelengthBin] (
    [WavelengthBinID] INT IDENTITY(1,1) NOT NULL,
    [WavelengthAxisID] INT NOT NULL,
    [BinIndex] INT NOT NULL,
    [Wavelength_nm] FLOAT(53) NOT NULL,
    CONSTRAINT [PK_WavelengthBin] PRIMARY KEY CLUSTERED ([WavelengthBinID]),
    CONSTRAINT [UQ_WavelengthBin_WavelengthAxisID_BinIndex] UNIQUE ([WavelengthAxisID], [BinIndex])
)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 28.2
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Single wavelengths of an axis, in order.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'WavelengthBin'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 28.3
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Surrogate key of the bin.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'WavelengthBin',
    @level2type = N'COLUMN', @level2name = N'WavelengthBinID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 28.4
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Axis that the bin belongs to.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'WavelengthBin',
    @level2type = N'COLUMN', @level2name = N'WavelengthAxisID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 28.5
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Place of the bin on its axis, counted from 0.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'WavelengthBin',
    @level2type = N'COLUMN', @level2name = N'BinIndex'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 28.6
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Centre wavelength in nanometres (nm).',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'WavelengthBin',
    @level2type = N'COLUMN', @level2name = N'Wavelength_nm'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 29/74: create table dbo.ValueSpectrum
-- strandline:statement 29.1
CREATE TABLE [dbo].[ValueSpectrum] (
    [MetaDataID] INT NOT NULL,
    [tstamp] DATETIME2(7) NOT NULL,
    [WavelengthBinID] INT NOT NULL,
    [Value] FLOAT(53) NULL,
    [QualityCode] INT NULL,
    CONSTRAINT [PK_ValueSpectrum] PRIMARY KEY CLUSTERED ([MetaDataID], [tstamp], [WavelengthBinID])
)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 29.2
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Spectra: one row per series, instant and wavelength bin, so that a whole spectrum lies together.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'ValueSpectrum'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 29.3
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Series that the spectrum belongs to.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'ValueSpectrum',
    @level2type = N'COLUMN', @level2name = N'MetaDataID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 29.4
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Instant of the spectrum, in UTC, stored without a zone.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'ValueSpectrum',
    @level2type = N'COLUMN', @level2name = N'tstamp'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 29.5
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Wavelength that the number was measured at.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'ValueSpectrum',
    @level2type = N'COLUMN', @level2name = N'WavelengthBinID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 29.6
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Absorbance or intensity, in the unit of the series; empty bins are normal.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'ValueSpectrum',
    @level2type = N'COLUMN', @level2name = N'Value'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 29.7
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Quality of the value: 1 accepted, 2 suspect, 3 rejected, 4 below the limit of detection, 5 above range, 6 outlier; empty when it was not assessed. The column is a free integer.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'ValueSpectrum',
    @level2type = N'COLUMN', @level2name = N'QualityCode'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 30/74: create table dbo.VariableHasProcedure
-- strandline:statement 30.1
CREATE TABLE [dbo].[VariableHasProcedure] (
    [VariableID] INT NOT NULL,
    [ProcedureID] INT NOT NULL,
    CONSTRAINT [PK_VariableHasProcedure] PRIMARY KEY CLUSTERED ([VariableID], [ProcedureID])
)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 30.2
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Procedures by which a variable may be measured or analysed.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'VariableHasProcedure'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 30.3
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Variable that is measured.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'VariableHasProcedure',
    @level2type = N'COLUMN', @level2name = N'VariableID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 30.4
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Procedure that measures it.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'VariableHasProcedure',
    @level2type = N'COLUMN', @level2name = N'ProcedureID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 31/74: insert reference row ValueTypeID=1 into dbo.ValueType
-- effects: may-fail:dbo.ValueType
-- strandline:statement 31.1
INSERT INTO [dbo].[ValueType] ([ValueTypeID], [ValueTypeName], [ValueTableName]) VALUES (1, N'Scalar', N'Value')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 32/74: insert reference row ValueTypeID=2 into dbo.ValueType
-- effects: may-fail:dbo.ValueType
-- strandline:statement 32.1
INSERT INTO [dbo].[ValueType] ([ValueTypeID], [ValueTypeName], [ValueTableName]) VALUES (2, N'Spectrum', N'ValueSpectrum')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 33/74: insert reference row ValueTypeID=3 into dbo.ValueType
-- effects: may-fail:dbo.ValueType
-- strandline:statement 33.1
INSERT INTO [dbo].[ValueType] ([ValueTypeID], [ValueTypeName], [ValueTableName]) VALUES (3, N'Image', N'ValueImage')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 34/74: insert reference row ValueTypeID=4 into dbo.ValueType
-- effects: may-fail:dbo.ValueType
-- strandline:statement 34.1
INSERT INTO [dbo].[ValueType] ([ValueTypeID], [ValueTypeName], [ValueTableName]) VALUES (4, N'Array', N'ValueArray')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 35/74: insert reference row Version='1.0.0' into dbo.SchemaVersion
-- effects: may-fail:dbo.SchemaVersion
-- strandline:statement 35.1
INSERT INTO [dbo].[SchemaVersion] ([Version], [Description]) VALUES (N'1.0.0', N'Baseline schema: sites, variables, equipment, projects, people, series and scalar values')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 36/74: insert reference row Version='1.0.1' into dbo.SchemaVersion
-- effects: may-fail:dbo.SchemaVersion
-- strandline:statement 36.1
INSERT INTO [dbo].[SchemaVersion] ([Version], [Description]) VALUES (N'1.0.1', N'Schema version tracking: SchemaVersion')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 37/74: insert reference row Version='1.1.0' into dbo.SchemaVersion
-- effects: may-fail:dbo.SchemaVersion
-- strandline:statement 37.1
INSERT INTO [dbo].[SchemaVersion] ([Version], [Description], [MigrationScript]) VALUES (N'1.1.0', N'Data shapes: value types, wavelength axes, spectra, images and arrays', N'v1.1.0_create_mssql.sql')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 38/74: add foreign key FK_Equipment_EquipmentModel on dbo.Equipment to dbo.EquipmentModel
-- effects: locks-readers:dbo.Equipment, scans:dbo.Equipment, may-fail:dbo.Equipment, locks-writers:dbo.EquipmentModel
-- strandline:statement 38.1
ALTER TABLE [dbo].[Equipment] ADD CONSTRAINT [FK_Equipment_EquipmentModel] FOREIGN KEY ([EquipmentModelID]) REFERENCES [dbo].[EquipmentModel] ([EquipmentModelID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 39/74: add foreign key FK_EquipmentModelHasProcedure_EquipmentModel on dbo.EquipmentModelHasProcedure to dbo.EquipmentModel
-- effects: locks-readers:dbo.EquipmentModelHasProcedure, scans:dbo.EquipmentModelHasProcedure, may-fail:dbo.EquipmentModelHasProcedure, locks-writers:dbo.EquipmentModel
-- strandline:statement 39.1
ALTER TABLE [dbo].[EquipmentModelHasProcedure] ADD CONSTRAINT [FK_EquipmentModelHasProcedure_EquipmentModel] FOREIGN KEY ([EquipmentModelID]) REFERENCES [dbo].[EquipmentModel] ([EquipmentModelID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 40/74: add foreign key FK_EquipmentModelHasProcedure_Procedures on dbo.EquipmentModelHasProcedure to dbo.Procedures
-- effects: locks-readers:dbo.EquipmentModelHasProcedure, scans:dbo.EquipmentModelHasProcedure, may-fail:dbo.EquipmentModelHasProcedure, locks-writers:dbo.Procedures
-- strandline:statement 40.1
ALTER TABLE [dbo].[EquipmentModelHasProcedure] ADD CONSTRAINT [FK_EquipmentModelHasProcedure_Procedures] FOREIGN KEY ([ProcedureID]) REFERENCES [dbo].[Procedures] ([ProcedureID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 41/74: add foreign key FK_Variable_Unit on dbo.Variable to dbo.Unit
-- effects: locks-readers:dbo.Variable, scans:dbo.Variable, may-fail:dbo.Variable, locks-writers:dbo.Unit
-- strandline:statement 41.1
ALTER TABLE [dbo].[Variable] ADD CONSTRAINT [FK_Variable_Unit] FOREIGN KEY ([UnitID]) REFERENCES [dbo].[Unit] ([UnitID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 42/74: add foreign key FK_EquipmentModelHasVariable_EquipmentModel on dbo.EquipmentModelHasVariable to dbo.EquipmentModel
-- effects: locks-readers:dbo.EquipmentModelHasVariable, scans:dbo.EquipmentModelHasVariable, may-fail:dbo.EquipmentModelHasVariable, locks-writers:dbo.EquipmentModel
-- strandline:statement 42.1
ALTER TABLE [dbo].[EquipmentModelHasVariable] ADD CONSTRAINT [FK_EquipmentModelHasVariable_EquipmentModel] FOREIGN KEY ([EquipmentModelID]) REFERENCES [dbo].[EquipmentModel] ([EquipmentModelID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 43/74: add foreign key FK_EquipmentModelHasVariable_Variable on dbo.EquipmentModelHasVariable to dbo.Variable
-- effects: locks-readers:dbo.EquipmentModelHasVariable, scans:dbo.EquipmentModelHasVariable, may-fail:dbo.EquipmentModelHasVariable, locks-writers:dbo.Variable
-- strandline:statement 43.1
ALTER TABLE [dbo].[EquipmentModelHasVariable] ADD CONSTRAINT [FK_EquipmentModelHasVariable_Variable] FOREIGN KEY ([VariableID]) REFERENCES [dbo].[Variable] ([VariableID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 44/74: add foreign key FK_EquipmentModelHasVariable_Unit on dbo.EquipmentModelHasVariable to dbo.Unit
-- effects: locks-readers:dbo.EquipmentModelHasVariable, scans:dbo.EquipmentModelHasVariable, may-fail:dbo.EquipmentModelHasVariable, locks-writers:dbo.Unit
-- strandline:statement 44.1
ALTER TABLE [dbo].[EquipmentModelHasVariable] ADD CONSTRAINT [FK_EquipmentModelHasVariable_Unit] FOREIGN KEY ([UnitID]) REFERENCES [dbo].[Unit] ([UnitID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 45/74: add foreign key FK_HydrologicalCharacteristics_Watershed on dbo.HydrologicalCharacteristics to dbo.Watershed
-- effects: locks-readers:dbo.HydrologicalCharacteristics, scans:dbo.HydrologicalCharacteristics, may-fail:dbo.HydrologicalCharacteristics, locks-writers:dbo.Watershed
-- strandline:statement 45.1
ALTER TABLE [dbo].[HydrologicalCharacteristics] ADD CONSTRAINT [FK_HydrologicalCharacteristics_Watershed] FOREIGN KEY ([WatershedID]) REFERENCES [dbo].[Watershed] ([WatershedID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 46/74: add foreign key FK_Site_Watershed on dbo.Site to dbo.Watershed
-- effects: locks-readers:dbo.Site, scans:dbo.Site, may-fail:dbo.Site, locks-writers:dbo.Watershed
-- strandline:statement 46.1
ALTER TABLE [dbo].[Site] ADD CONSTRAINT [FK_Site_Watershed] FOREIGN KEY ([WatershedID]) REFERENCES [dbo].[Watershed] ([WatershedID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 47/74: add foreign key FK_SamplingLocation_Site on dbo.SamplingLocation to dbo.Site
-- effects: locks-readers:dbo.SamplingLocation, scans:dbo.SamplingLocation, may-fail:dbo.SamplingLocation, locks-writers:dbo.Site
-- strandline:statement 47.1
ALTER TABLE [dbo].[SamplingLocation] ADD CONSTRAINT [FK_SamplingLocation_Site] FOREIGN KEY ([SiteID]) REFERENCES [dbo].[Site] ([SiteID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 48/74: add foreign key FK_MetaData_Project on dbo.MetaData to dbo.Project
-- effects: locks-readers:dbo.MetaData, scans:dbo.MetaData, may-fail:dbo.MetaData, locks-writers:dbo.Project
-- strandline:statement 48.1
ALTER TABLE [dbo].[MetaData] ADD CONSTRAINT [FK_MetaData_Project] FOREIGN KEY ([ProjectID]) REFERENCES [dbo].[Project] ([ProjectID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 49/74: add foreign key FK_MetaData_Contact on dbo.MetaData to dbo.Contact
-- effects: locks-readers:dbo.MetaData, scans:dbo.MetaData, may-fail:dbo.MetaData, locks-writers:dbo.Contact
-- strandline:statement 49.1
ALTER TABLE [dbo].[MetaData] ADD CONSTRAINT [FK_MetaData_Contact] FOREIGN KEY ([ContactID]) REFERENCES [dbo].[Contact] ([ContactID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 50/74: add foreign key FK_MetaData_Equipment on dbo.MetaData to dbo.Equipment
-- effects: locks-readers:dbo.MetaData, scans:dbo.MetaData, may-fail:dbo.MetaData, locks-writers:dbo.Equipment
-- strandline:statement 50.1
ALTER TABLE [dbo].[MetaData] ADD CONSTRAINT [FK_MetaData_Equipment] FOREIGN KEY ([EquipmentID]) REFERENCES [dbo].[Equipment] ([EquipmentID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 51/74: add foreign key FK_MetaData_Variable on dbo.MetaData to dbo.Variable
-- effects: locks-readers:dbo.MetaData, scans:dbo.MetaData, may-fail:dbo.MetaData, locks-writers:dbo.Variable
-- strandline:statement 51.1
ALTER TABLE [dbo].[MetaData] ADD CONSTRAINT [FK_MetaData_Variable] FOREIGN KEY ([VariableID]) REFERENCES [dbo].[Variable] ([VariableID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 52/74: add foreign key FK_MetaData_Procedures on dbo.MetaData to dbo.Procedures
-- effects: locks-readers:dbo.MetaData, scans:dbo.MetaData, may-fail:dbo.MetaData, locks-writers:dbo.Procedures
-- strandline:statement 52.1
ALTER TABLE [dbo].[MetaData] ADD CONSTRAINT [FK_MetaData_Procedures] FOREIGN KEY ([ProcedureID]) REFERENCES [dbo].[Procedures] ([ProcedureID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 53/74: add foreign key FK_MetaData_Unit on dbo.MetaData to dbo.Unit
-- effects: locks-readers:dbo.MetaData, scans:dbo.MetaData, may-fail:dbo.MetaData, locks-writers:dbo.Unit
-- strandline:statement 53.1
ALTER TABLE [dbo].[MetaData] ADD CONSTRAINT [FK_MetaData_Unit] FOREIGN KEY ([UnitID]) REFERENCES [dbo].[Unit] ([UnitID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 54/74: add foreign key FK_MetaData_Purpose on dbo.MetaData to dbo.Purpose
-- effects: locks-readers:dbo.MetaData, scans:dbo.MetaData, may-fail:dbo.MetaData, locks-writers:dbo.Purpose
-- strandline:statement 54.1
ALTER TABLE [dbo].[MetaData] ADD CONSTRAINT [FK_MetaData_Purpose] FOREIGN KEY ([PurposeID]) REFERENCES [dbo].[Purpose] ([PurposeID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 55/74: add foreign key FK_MetaData_SamplingLocation on dbo.MetaData to dbo.SamplingLocation
-- effects: locks-readers:dbo.MetaData, scans:dbo.MetaData, may-fail:dbo.MetaData, locks-writers:dbo.SamplingLocation
-- strandline:statement 55.1
ALTER TABLE [dbo].[MetaData] ADD CONSTRAINT [FK_MetaData_SamplingLocation] FOREIGN KEY ([SamplingLocationID]) REFERENCES [dbo].[SamplingLocation] ([SamplingLocationID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 56/74: add foreign key FK_MetaData_WeatherCondition on dbo.MetaData to dbo.WeatherCondition
-- effects: locks-readers:dbo.MetaData, scans:dbo.MetaData, may-fail:dbo.MetaData, locks-writers:dbo.WeatherCondition
-- strandline:statement 56.1
ALTER TABLE [dbo].[MetaData] ADD CONSTRAINT [FK_MetaData_WeatherCondition] FOREIGN KEY ([ConditionID]) REFERENCES [dbo].[WeatherCondition] ([ConditionID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 57/74: add foreign key FK_MetaData_ValueType on dbo.MetaData to dbo.ValueType
-- effects: locks-readers:dbo.MetaData, scans:dbo.MetaData, may-fail:dbo.MetaData, locks-writers:dbo.ValueType
-- strandline:statement 57.1
ALTER TABLE [dbo].[MetaData] ADD CONSTRAINT [FK_MetaData_ValueType] FOREIGN KEY ([ValueTypeID]) REFERENCES [dbo].[ValueType] ([ValueTypeID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 58/74: add foreign key FK_MetaData_WavelengthAxis on dbo.MetaData to dbo.WavelengthAxis
-- effects: locks-readers:dbo.MetaData, scans:dbo.MetaData, may-fail:dbo.MetaData, locks-writers:dbo.WavelengthAxis
-- strandline:statement 58.1
ALTER TABLE [dbo].[MetaData] ADD CONSTRAINT [FK_MetaData_WavelengthAxis] FOREIGN KEY ([WavelengthAxisID]) REFERENCES [dbo].[WavelengthAxis] ([WavelengthAxisID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 59/74: add foreign key FK_ProjectHasContact_Project on dbo.ProjectHasContact to dbo.Project
-- effects: locks-readers:dbo.ProjectHasContact, scans:dbo.ProjectHasContact, may-fail:dbo.ProjectHasContact, locks-writers:dbo.Project
-- strandline:statement 59.1
ALTER TABLE [dbo].[ProjectHasContact] ADD CONSTRAINT [FK_ProjectHasContact_Project] FOREIGN KEY ([ProjectID]) REFERENCES [dbo].[Project] ([ProjectID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 60/74: add foreign key FK_ProjectHasContact_Contact on dbo.ProjectHasContact to dbo.Contact
-- effects: locks-readers:dbo.ProjectHasContact, scans:dbo.ProjectHasContact, may-fail:dbo.ProjectHasContact, locks-writers:dbo.Contact
-- strandline:statement 60.1
ALTER TABLE [dbo].[ProjectHasContact] ADD CONSTRAINT [FK_ProjectHasContact_Contact] FOREIGN KEY ([ContactID]) REFERENCES [dbo].[Contact] ([ContactID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 61/74: add foreign key FK_ProjectHasEquipment_Project on dbo.ProjectHasEquipment to dbo.Project
-- effects: locks-readers:dbo.ProjectHasEquipment, scans:dbo.ProjectHasEquipment, may-fail:dbo.ProjectHasEquipment, locks-writers:dbo.Project
-- strandline:statement 61.1
ALTER TABLE [dbo].[ProjectHasEquipment] ADD CONSTRAINT [FK_ProjectHasEquipment_Project] FOREIGN KEY ([ProjectID]) REFERENCES [dbo].[Project] ([ProjectID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 62/74: add foreign key FK_ProjectHasEquipment_Equipment on dbo.ProjectHasEquipment to dbo.Equipment
-- effects: locks-readers:dbo.ProjectHasEquipment, scans:dbo.ProjectHasEquipment, may-fail:dbo.ProjectHasEquipment, locks-writers:dbo.Equipment
-- strandline:statement 62.1
ALTER TABLE [dbo].[ProjectHasEquipment] ADD CONSTRAINT [FK_ProjectHasEquipment_Equipment] FOREIGN KEY ([EquipmentID]) REFERENCES [dbo].[Equipment] ([EquipmentID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 63/74: add foreign key FK_ProjectHasSamplingLocation_Project on dbo.ProjectHasSamplingLocation to dbo.Project
-- effects: locks-readers:dbo.ProjectHasSamplingLocation, scans:dbo.ProjectHasSamplingLocation, may-fail:dbo.ProjectHasSamplingLocation, locks-writers:dbo.Project
-- strandline:statement 63.1
ALTER TABLE [dbo].[ProjectHasSamplingLocation] ADD CONSTRAINT [FK_ProjectHasSamplingLocation_Project] FOREIGN KEY ([ProjectID]) REFERENCES [dbo].[Project] ([ProjectID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 64/74: add foreign key FK_ProjectHasSamplingLocation_SamplingLocation on dbo.ProjectHasSamplingLocation to dbo.SamplingLocation
-- effects: locks-readers:dbo.ProjectHasSamplingLocation, scans:dbo.ProjectHasSamplingLocation, may-fail:dbo.ProjectHasSamplingLocation, locks-writers:dbo.SamplingLocation
-- strandline:statement 64.1
ALTER TABLE [dbo].[ProjectHasSamplingLocation] ADD CONSTRAINT [FK_ProjectHasSamplingLocation_SamplingLocation] FOREIGN KEY ([SamplingLocationID]) REFERENCES [dbo].[SamplingLocation] ([SamplingLocationID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 65/74: add foreign key FK_UrbanCharacteristics_Watershed on dbo.UrbanCharacteristics to dbo.Watershed
-- effects: locks-readers:dbo.UrbanCharacteristics, scans:dbo.UrbanCharacteristics, may-fail:dbo.UrbanCharacteristics, locks-writers:dbo.Watershed
-- strandline:statement 65.1
ALTER TABLE [dbo].[UrbanCharacteristics] ADD CONSTRAINT [FK_UrbanCharacteristics_Watershed] FOREIGN KEY ([WatershedID]) REFERENCES [dbo].[Watershed] ([WatershedID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 66/74: add foreign key FK_Value_MetaData on dbo.Value to dbo.MetaData
-- effects: locks-readers:dbo.Value, scans:dbo.Value, may-fail:dbo.Value, locks-writers:dbo.MetaData
-- strandline:statement 66.1
ALTER TABLE [dbo].[Value] ADD CONSTRAINT [FK_Value_MetaData] FOREIGN KEY ([MetaDataID]) REFERENCES [dbo].[MetaData] ([MetaDataID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 67/74: add foreign key FK_Value_Comments on dbo.Value to dbo.Comments
-- effects: locks-readers:dbo.Value, scans:dbo.Value, may-fail:dbo.Value, locks-writers:dbo.Comments
-- strandline:statement 67.1
ALTER TABLE [dbo].[Value] ADD CONSTRAINT [FK_Value_Comments] FOREIGN KEY ([CommentID]) REFERENCES [dbo].[Comments] ([CommentID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 68/74: add foreign key FK_ValueArray_MetaData on dbo.ValueArray to dbo.MetaData
-- effects: locks-readers:dbo.ValueArray, scans:dbo.ValueArray, may-fail:dbo.ValueArray, locks-writers:dbo.MetaData
-- strandline:statement 68.1
ALTER TABLE [dbo].[ValueArray] ADD CONSTRAINT [FK_ValueArray_MetaData] FOREIGN KEY ([MetaDataID]) REFERENCES [dbo].[MetaData] ([MetaDataID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 69/74: add foreign key FK_ValueImage_MetaData on dbo.ValueImage to dbo.MetaData
-- effects: locks-readers:dbo.ValueImage, scans:dbo.ValueImage, may-fail:dbo.ValueImage, locks-writers:dbo.MetaData
-- strandline:statement 69.1
ALTER TABLE [dbo].[ValueImage] ADD CONSTRAINT [FK_ValueImage_MetaData] FOREIGN KEY ([MetaDataID]) REFERENCES [dbo].[MetaData] ([MetaDataID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 70/74: add foreign key FK_WavelengthBin_WavelengthAxis on dbo.WavelengthBin to dbo.WavelengthAxis
-- effects: locks-readers:dbo.WavelengthBin, scans:dbo.WavelengthBin, may-fail:dbo.WavelengthBin, locks-writers:dbo.WavelengthAxis
-- strandline:statement 70.1
ALTER TABLE [dbo].[WavelengthBin] ADD CONSTRAINT [FK_WavelengthBin_WavelengthAxis] FOREIGN KEY ([WavelengthAxisID]) REFERENCES [dbo].[WavelengthAxis] ([WavelengthAxisID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 71/74: add foreign key FK_ValueSpectrum_MetaData on dbo.ValueSpectrum to dbo.MetaData
-- effects: locks-readers:dbo.ValueSpectrum, scans:dbo.ValueSpectrum, may-fail:dbo.ValueSpectrum, locks-writers:dbo.MetaData
-- strandline:statement 71.1
ALTER TABLE [dbo].[ValueSpectrum] ADD CONSTRAINT [FK_ValueSpectrum_MetaData] FOREIGN KEY ([MetaDataID]) REFERENCES [dbo].[MetaData] ([MetaDataID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 72/74: add foreign key FK_ValueSpectrum_WavelengthBin on dbo.ValueSpectrum to dbo.WavelengthBin
-- effects: locks-readers:dbo.ValueSpectrum, scans:dbo.ValueSpectrum, may-fail:dbo.ValueSpectrum, locks-writers:dbo.WavelengthBin
-- strandline:statement 72.1
ALTER TABLE [dbo].[ValueSpectrum] ADD CONSTRAINT [FK_ValueSpectrum_WavelengthBin] FOREIGN KEY ([WavelengthBinID]) REFERENCES [dbo].[WavelengthBin] ([WavelengthBinID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 73/74: add foreign key FK_VariableHasProcedure_Variable on dbo.VariableHasProcedure to dbo.Variable
-- effects: locks-readers:dbo.VariableHasProcedure, scans:dbo.VariableHasProcedure, may-fail:dbo.VariableHasProcedure, locks-writers:dbo.Variable
-- strandline:statement 73.1
ALTER TABLE [dbo].[VariableHasProcedure] ADD CONSTRAINT [FK_VariableHasProcedure_Variable] FOREIGN KEY ([VariableID]) REFERENCES [dbo].[Variable] ([VariableID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 74/74: add foreign key FK_VariableHasProcedure_Procedures on dbo.VariableHasProcedure to dbo.Procedures
-- effects: locks-readers:dbo.VariableHasProcedure, scans:dbo.VariableHasProcedure, may-fail:dbo.VariableHasProcedure, locks-writers:dbo.Procedures
-- strandline:statement 74.1
ALTER TABLE [dbo].[VariableHasProcedure] ADD CONSTRAINT [FK_VariableHasProcedure_Procedures] FOREIGN KEY ([ProcedureID]) REFERENCES [dbo].[Procedures] ([ProcedureID])
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

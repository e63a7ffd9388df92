-- Migration: v1.0.1 → v1.1.0
-- Component: water on mssql
-- Description: Data shapes: value types, wavelength axes, spectra, images and arrays
-- Rollback: v1.1.0_to_v1.0.1_mssql_rollback.sql
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
-- strandline:step 1/28: create table dbo.ValueArray
-- strandline:statement 1.1
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
-- strandline:statement 1.2
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Arrays of any length: one row per series, instant and position.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'ValueArray'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 1.3
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
-- strandline:statement 1.4
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
-- strandline:statement 1.5
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
-- strandline:statement 1.6
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
-- strandline:statement 1.7
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

-- strandline:step 2/28: create table dbo.ValueImage
-- strandline:statement 2.1
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
-- strandline:statement 2.2
CREATE INDEX [IX_ValueImage_MetaDataID_tstamp] ON [dbo].[ValueImage] ([MetaDataID], [tstamp])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 2.3
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Images: one row per series and instant; the picture itself lies in a storage backend.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'ValueImage'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 2.4
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
-- strandline:statement 2.5
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
-- strandline:statement 2.6
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
-- strandline:statement 2.7
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
-- strandline:statement 2.8
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
-- strandline:statement 2.9
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
-- strandline:statement 2.10
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
-- strandline:statement 2.11
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
-- strandline:statement 2.12
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
-- strandline:statement 2.13
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
-- strandline:statement 2.14
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
-- strandline:statement 2.15
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

-- strandline:step 3/28: create table dbo.WavelengthAxis
-- strandline:statement 3.1
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
-- strandline:statement 3.2
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Wavelength axes of spectrophotometers; series recorded on the same grid share one axis.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'WavelengthAxis'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 3.3
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
-- strandline:statement 3.4
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
-- strandline:statement 3.5
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
-- strandline:statement 3.6
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
-- strandline:statement 3.7
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
-- strandline:statement 3.8
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

-- strandline:step 4/28: create table dbo.WavelengthBin
-- strandline:statement 4.1
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
-- strandline:statement 4.2
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Single wavelengths of an axis, in order.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'WavelengthBin'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 4.3
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
-- strandline:statement 4.4
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
-- strandline:statement 4.5
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
-- strandline:statement 4.6
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

-- strandline:step 5/28: create table dbo.ValueSpectrum
-- strandline:statement 5.1
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
-- strandline:statement 5.2
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Spectra: one row per series, instant and wavelength bin, so that a whole spectrum lies together.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'ValueSpectrum'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 5.3
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
-- strandline:statement 5.4
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
-- strandline:statement 5.5
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
-- strandline:statement 5.6
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
-- strandline:statement 5.7
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

-- strandline:step 6/28: create table dbo.ValueType
-- strandline:statement 6.1
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
-- strandline:statement 6.2
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Shapes of data that a series can have; each shape is stored in a table of its own.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'ValueType'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 6.3
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
-- strandline:statement 6.4
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
-- strandline:statement 6.5
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

-- strandline:step 7/28: insert reference row ValueTypeID=1 into dbo.ValueType
-- effects: may-fail:dbo.ValueType
-- strandline:statement 7.1
INSERT INTO [dbo].[ValueType] ([ValueTypeID], [ValueTypeName], [ValueTableName]) VALUES (1, N'Scalar', N'Value')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 8/28: insert reference row ValueTypeID=2 into dbo.ValueType
-- effects: may-fail:dbo.ValueType
-- strandline:statement 8.1
INSERT INTO [dbo].[ValueType] ([ValueTypeID], [ValueTypeName], [ValueTableName]) VALUES (2, N'Spectrum', N'ValueSpectrum')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 9/28: insert reference row ValueTypeID=3 into dbo.ValueType
-- effects: may-fail:dbo.ValueType
-- strandline:statement 9.1
INSERT INTO [dbo].[ValueType] ([ValueTypeID], [ValueTypeName], [ValueTableName]) VALUES (3, N'Image', N'ValueImage')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 10/28: insert reference row ValueTypeID=4 into dbo.ValueType
-- effects: may-fail:dbo.ValueType
-- strandline:statement 10.1
INSERT INTO [dbo].[ValueType] ([ValueTypeID], [ValueTypeName], [ValueTableName]) VALUES (4, N'Array', N'ValueArray')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 11/28: add column dbo.MetaData.ValueTypeID integer
-- effects: locks-readers:dbo.MetaData
-- strandline:statement 11.1
ALTER TABLE [dbo].[MetaData] ADD [ValueTypeID] INT NOT NULL CONSTRAINT [DF_MetaData_ValueTypeID] DEFAULT (1)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 12/28: add column dbo.MetaData.WavelengthAxisID integer
-- effects: locks-readers:dbo.MetaData
-- strandline:statement 12.1
ALTER TABLE [dbo].[MetaData] ADD [WavelengthAxisID] INT NULL
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 13/28: insert reference row Version='1.1.0' into dbo.SchemaVersion
-- effects: may-fail:dbo.SchemaVersion
-- strandline:statement 13.1
INSERT INTO [dbo].[SchemaVersion] ([Version], [Description], [MigrationScript]) VALUES (N'1.1.0', N'Data shapes: value types, wavelength axes, spectra, images and arrays', N'v1.0.1_to_v1.1.0_mssql.sql')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 14/28: restore table dbo.ValueArray from the archive
-- effects: locks-writers:dbo.ValueArray
-- strandline:statement 14.1 restores archive_ValueArray_cb2ca419b6
IF SCHEMA_ID(N'strandline') IS NULL EXEC(N'CREATE SCHEMA [strandline]')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 14.2 restores archive_ValueArray_cb2ca419b6
IF OBJECT_ID(N'[strandline].[archive]', N'U') IS NULL
CREATE TABLE [strandline].[archive] ([component] NVARCHAR(100) NOT NULL, [archive] NVARCHAR(100) NOT NULL, [cycle] BIGINT NOT NULL, [kind] NVARCHAR(20) NOT NULL, [subject] NVARCHAR(400) NOT NULL, [location] NVARCHAR(200) NOT NULL, [from_version] NVARCHAR(100) NOT NULL, [to_version] NVARCHAR(100) NOT NULL, [run_id] NVARCHAR(36) NOT NULL, [archived_at] DATETIME2(6), [state] NVARCHAR(20) NOT NULL, [restored_at] DATETIME2(6), [restored_run] NVARCHAR(36), [restored_rows] BIGINT, [superseded_rows] BIGINT, [orphaned_rows] BIGINT, CONSTRAINT [PK_strandline_archive] PRIMARY KEY ([component], [archive], [cycle]))
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 14.3 restores archive_ValueArray_cb2ca419b6
IF OBJECT_ID(N'[strandline].[archive_ValueArray_cb2ca419b6]', N'U') IS NULL
CREATE TABLE [strandline].[archive_ValueArray_cb2ca419b6] ([strandline_cycle] BIGINT NOT NULL, [MetaDataID] INT, [tstamp] DATETIME2(7), [ArrayIndex] INT, [Value] FLOAT(53), [QualityCode] INT)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 14.4 restores archive_ValueArray_cb2ca419b6
IF OBJECT_ID(N'[strandline].[moved_ValueArray_cb2ca419b6]', N'U') IS NULL
CREATE TABLE [strandline].[moved_ValueArray_cb2ca419b6] ([MetaDataID] INT, [tstamp] DATETIME2(7), [ArrayIndex] INT, [Value] FLOAT(53), [QualityCode] INT)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 14.5 restores archive_ValueArray_cb2ca419b6
INSERT INTO [dbo].[ValueArray] ([MetaDataID], [tstamp], [ArrayIndex], [Value], [QualityCode])
SELECT a.[MetaDataID], a.[tstamp], a.[ArrayIndex], a.[Value], a.[QualityCode]
FROM [strandline].[moved_ValueArray_cb2ca419b6] AS a
WHERE (a.[MetaDataID] IS NULL OR EXISTS (SELECT 1 FROM [dbo].[MetaData] AS p WHERE p.[MetaDataID] = a.[MetaDataID]))
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 14.6 restores archive_ValueArray_cb2ca419b6
INSERT INTO [strandline].[archive_ValueArray_cb2ca419b6] ([strandline_cycle], [MetaDataID], [tstamp], [ArrayIndex], [Value], [QualityCode])
SELECT (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_ValueArray_cb2ca419b6' AND [state] = N'archived'), [MetaDataID], [tstamp], [ArrayIndex], [Value], [QualityCode]
FROM [strandline].[moved_ValueArray_cb2ca419b6] AS a
WHERE NOT EXISTS (SELECT 1 FROM [dbo].[ValueArray] AS t WHERE t.[MetaDataID] = a.[MetaDataID] AND t.[tstamp] = a.[tstamp] AND t.[ArrayIndex] = a.[ArrayIndex])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 14.7 restores archive_ValueArray_cb2ca419b6
DROP TABLE [strandline].[moved_ValueArray_cb2ca419b6]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 14.8 restores archive_ValueArray_cb2ca419b6
UPDATE [strandline].[archive] SET
  [state] = N'restored',
  [restored_at] = SYSUTCDATETIME(),
  [restored_run] = N'',
  [location] = N'strandline.archive_ValueArray_cb2ca419b6',
  [restored_rows] = (SELECT COUNT(*) FROM [dbo].[ValueArray]),
  [superseded_rows] = 0,
  [orphaned_rows] = (SELECT COUNT(*) FROM [strandline].[archive_ValueArray_cb2ca419b6] AS a WHERE a.[strandline_cycle] = [strandline].[archive].[cycle])
WHERE [component] = N'water' AND [archive] = N'archive_ValueArray_cb2ca419b6' AND [cycle] = (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_ValueArray_cb2ca419b6' AND [state] = N'archived')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 15/28: restore table dbo.ValueImage from the archive
-- effects: locks-writers:dbo.ValueImage
-- strandline:statement 15.1 restores archive_ValueImage_2c820046fb
IF OBJECT_ID(N'[strandline].[archive_ValueImage_2c820046fb]', N'U') IS NULL
CREATE TABLE [strandline].[archive_ValueImage_2c820046fb] ([strandline_cycle] BIGINT NOT NULL, [ValueImageID] BIGINT, [MetaDataID] INT, [tstamp] DATETIME2(7), [ImageWidth] INT, [ImageHeight] INT, [NumberOfChannels] INT, [ImageFormat] NVARCHAR(20), [FileSizeBytes] BIGINT, [StorageBackend] NVARCHAR(50), [StoragePath] NVARCHAR(1000), [Thumbnail] VARBINARY(MAX), [QualityCode] INT)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 15.2 restores archive_ValueImage_2c820046fb
IF OBJECT_ID(N'[strandline].[moved_ValueImage_2c820046fb]', N'U') IS NULL
CREATE TABLE [strandline].[moved_ValueImage_2c820046fb] ([ValueImageID] BIGINT, [MetaDataID] INT, [tstamp] DATETIME2(7), [ImageWidth] INT, [ImageHeight] INT, [NumberOfChannels] INT, [ImageFormat] NVARCHAR(20), [FileSizeBytes] BIGINT, [StorageBackend] NVARCHAR(50), [StoragePath] NVARCHAR(1000), [Thumbnail] VARBINARY(MAX), [QualityCode] INT)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 15.3 restores archive_ValueImage_2c820046fb
SET IDENTITY_INSERT [dbo].[ValueImage] ON;
INSERT INTO [dbo].[ValueImage] ([ValueImageID], [MetaDataID], [tstamp], [ImageWidth], [ImageHeight], [NumberOfChannels], [ImageFormat], [FileSizeBytes], [StorageBackend], [StoragePath], [Thumbnail], [QualityCode])
SELECT a.[ValueImageID], a.[MetaDataID], a.[tstamp], a.[ImageWidth], a.[ImageHeight], a.[NumberOfChannels], a.[ImageFormat], a.[FileSizeBytes], a.[StorageBackend], a.[StoragePath], a.[Thumbnail], a.[QualityCode]
FROM [strandline].[moved_ValueImage_2c820046fb] AS a
WHERE (a.[MetaDataID] IS NULL OR EXISTS (SELECT 1 FROM [dbo].[MetaData] AS p WHERE p.[MetaDataID] = a.[MetaDataID]));
SET IDENTITY_INSERT [dbo].[ValueImage] OFF
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 15.4 restores archive_ValueImage_2c820046fb
INSERT INTO [strandline].[archive_ValueImage_2c820046fb] ([strandline_cycle], [ValueImageID], [MetaDataID], [tstamp], [ImageWidth], [ImageHeight], [NumberOfChannels], [ImageFormat], [FileSizeBytes], [StorageBackend], [StoragePath], [Thumbnail], [QualityCode])
SELECT (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_ValueImage_2c820046fb' AND [state] = N'archived'), [ValueImageID], [MetaDataID], [tstamp], [ImageWidth], [ImageHeight], [NumberOfChannels], [ImageFormat], [FileSizeBytes], [StorageBackend], [StoragePath], [Thumbnail], [QualityCode]
FROM [strandline].[moved_ValueImage_2c820046fb] AS a
WHERE NOT EXISTS (SELECT 1 FROM [dbo].[ValueImage] AS t WHERE t.[ValueImageID] = a.[ValueImageID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 15.5 restores archive_ValueImage_2c820046fb
DROP TABLE [strandline].[moved_ValueImage_2c820046fb]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 15.6 restores archive_ValueImage_2c820046fb
UPDATE [strandline].[archive] SET
  [state] = N'restored',
  [restored_at] = SYSUTCDATETIME(),
  [restored_run] = N'',
  [location] = N'strandline.archive_ValueImage_2c820046fb',
  [restored_rows] = (SELECT COUNT(*) FROM [dbo].[ValueImage]),
  [superseded_rows] = 0,
  [orphaned_rows] = (SELECT COUNT(*) FROM [strandline].[archive_ValueImage_2c820046fb] AS a WHERE a.[strandline_cycle] = [strandline].[archive].[cycle])
WHERE [component] = N'water' AND [archive] = N'archive_ValueImage_2c820046fb' AND [cycle] = (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_ValueImage_2c820046fb' AND [state] = N'archived')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 16/28: restore table dbo.WavelengthAxis from the archive
-- effects: locks-writers:dbo.WavelengthAxis
-- strandline:statement 16.1 restores archive_WavelengthAxis_9308e14b57
IF OBJECT_ID(N'[strandline].[archive_WavelengthAxis_9308e14b57]', N'U') IS NULL
CREATE TABLE [strandline].[archive_WavelengthAxis_9308e14b57] ([strandline_cycle] BIGINT NOT NULL, [WavelengthAxisID] INT, [Name] NVARCHAR(200), [Description] NVARCHAR(500), [NumberOfChannels] INT, [MinWavelength_nm] FLOAT(53), [MaxWavelength_nm] FLOAT(53))
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 16.2 restores archive_WavelengthAxis_9308e14b57
IF OBJECT_ID(N'[strandline].[moved_WavelengthAxis_9308e14b57]', N'U') IS NULL
CREATE TABLE [strandline].[moved_WavelengthAxis_9308e14b57] ([WavelengthAxisID] INT, [Name] NVARCHAR(200), [Description] NVARCHAR(500), [NumberOfChannels] INT, [MinWavelength_nm] FLOAT(53), [MaxWavelength_nm] FLOAT(53))
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 16.3 restores archive_WavelengthAxis_9308e14b57
SET IDENTITY_INSERT [dbo].[WavelengthAxis] ON;
INSERT INTO [dbo].[WavelengthAxis] ([WavelengthAxisID], [Name], [Description], [NumberOfChannels], [MinWavelength_nm], [MaxWavelength_nm])
SELECT a.[WavelengthAxisID], a.[Name], a.[Description], a.[NumberOfChannels], a.[MinWavelength_nm], a.[MaxWavelength_nm]
FROM [strandline].[moved_WavelengthAxis_9308e14b57] AS a;
SET IDENTITY_INSERT [dbo].[WavelengthAxis] OFF
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 16.4 restores archive_WavelengthAxis_9308e14b57
DROP TABLE [strandline].[moved_WavelengthAxis_9308e14b57]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 16.5 restores archive_WavelengthAxis_9308e14b57
UPDATE [strandline].[archive] SET
  [state] = N'restored',
  [restored_at] = SYSUTCDATETIME(),
  [restored_run] = N'',
  [location] = N'strandline.archive_WavelengthAxis_9308e14b57',
  [restored_rows] = (SELECT COUNT(*) FROM [dbo].[WavelengthAxis]),
  [superseded_rows] = 0,
  [orphaned_rows] = (SELECT COUNT(*) FROM [strandline].[archive_WavelengthAxis_9308e14b57] AS a WHERE a.[strandline_cycle] = [strandline].[archive].[cycle])
WHERE [component] = N'water' AND [archive] = N'archive_WavelengthAxis_9308e14b57' AND [cycle] = (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_WavelengthAxis_9308e14b57' AND [state] = N'archived')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 17/28: restore table dbo.WavelengthBin from the archive
-- effects: locks-writers:dbo.WavelengthBin
-- strandline:statement 17.1 restores archive_WavelengthBin_868f56b841
IF OBJECT_ID(N'[strandline].[archive_WavelengthBin_868f56b841]', N'U') IS NULL
CREATE TABLE [strandline].[archive_WavelengthBin_868f56b841] ([strandline_cycle] BIGINT NOT NULL, [WavelengthBinID] INT, [WavelengthAxisID] INT, [BinIndex] INT, [Wavelength_nm] FLOAT(53))
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 17.2 restores archive_WavelengthBin_868f56b841
IF OBJECT_ID(N'[strandline].[moved_WavelengthBin_868f56b841]', N'U') IS NULL
CREATE TABLE [strandline].[moved_WavelengthBin_868f56b841] ([WavelengthBinID] INT, [WavelengthAxisID] INT, [BinIndex] INT, [Wavelength_nm] FLOAT(53))
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 17.3 restores archive_WavelengthBin_868f56b841
SET IDENTITY_INSERT [dbo].[WavelengthBin] ON;
INSERT INTO [dbo].[WavelengthBin] ([WavelengthBinID], [WavelengthAxisID], [BinIndex], [Wavelength_nm])
SELECT a.[WavelengthBinID], a.[WavelengthAxisID], a.[BinIndex], a.[Wavelength_nm]
FROM [strandline].[moved_WavelengthBin_868f56b841] AS a
WHERE (a.[WavelengthAxisID] IS NULL OR EXISTS (SELECT 1 FROM [dbo].[WavelengthAxis] AS p WHERE p.[WavelengthAxisID] = a.[WavelengthAxisID]));
SET IDENTITY_INSERT [dbo].[WavelengthBin] OFF
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 17.4 restores archive_WavelengthBin_868f56b841
INSERT INTO [strandline].[archive_WavelengthBin_868f56b841] ([strandline_cycle], [WavelengthBinID], [WavelengthAxisID], [BinIndex], [Wavelength_nm])
SELECT (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_WavelengthBin_868f56b841' AND [state] = N'archived'), [WavelengthBinID], [WavelengthAxisID], [BinIndex], [Wavelength_nm]
FROM [strandline].[moved_WavelengthBin_868f56b841] AS a
WHERE NOT EXISTS (SELECT 1 FROM [dbo].[WavelengthBin] AS t WHERE t.[WavelengthBinID] = a.[WavelengthBinID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 17.5 restores archive_WavelengthBin_868f56b841
DROP TABLE [strandline].[moved_WavelengthBin_868f56b841]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 17.6 restores archive_WavelengthBin_868f56b841
UPDATE [strandline].[archive] SET
  [state] = N'restored',
  [restored_at] = SYSUTCDATETIME(),
  [restored_run] = N'',
  [location] = N'strandline.archive_WavelengthBin_868f56b841',
  [restored_rows] = (SELECT COUNT(*) FROM [dbo].[WavelengthBin]),
  [superseded_rows] = 0,
  [orphaned_rows] = (SELECT COUNT(*) FROM [strandline].[archive_WavelengthBin_868f56b841] AS a WHERE a.[strandline_cycle] = [strandline].[archive].[cycle])
WHERE [component] = N'water' AND [archive] = N'archive_WavelengthBin_868f56b841' AND [cycle] = (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_WavelengthBin_868f56b841' AND [state] = N'archived')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 18/28: restore table dbo.ValueSpectrum from the archive
-- effects: locks-writers:dbo.ValueSpectrum
-- strandline:statement 18.1 restores archive_ValueSpectrum_bc5b9e7148
IF OBJECT_ID(N'[strandline].[archive_ValueSpectrum_bc5b9e7148]', N'U') IS NULL
CREATE TABLE [strandline].[archive_ValueSpectrum_bc5b9e7148] ([strandline_cycle] BIGINT NOT NULL, [MetaDataID] INT, [tstamp] DATETIME2(7), [WavelengthBinID] INT, [Value] FLOAT(53), [QualityCode] INT)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 18.2 restores archive_ValueSpectrum_bc5b9e7148
IF OBJECT_ID(N'[strandline].[moved_ValueSpectrum_bc5b9e7148]', N'U') IS NULL
CREATE TABLE [strandline].[moved_ValueSpectrum_bc5b9e7148] ([MetaDataID] INT, [tstamp] DATETIME2(7), [WavelengthBinID] INT, [Value] FLOAT(53), [QualityCode] INT)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 18.3 restores archive_ValueSpectrum_bc5b9e7148
INSERT INTO [dbo].[ValueSpectrum] ([MetaDataID], [tstamp], [WavelengthBinID], [Value], [QualityCode])
SELECT a.[MetaDataID], a.[tstamp], a.[WavelengthBinID], a.[Value], a.[QualityCode]
FROM [strandline].[moved_ValueSpectrum_bc5b9e7148] AS a
WHERE (a.[MetaDataID] IS NULL OR EXISTS (SELECT 1 FROM [dbo].[MetaData] AS p WHERE p.[MetaDataID] = a.[MetaDataID]))
  AND (a.[WavelengthBinID] IS NULL OR EXISTS (SELECT 1 FROM [dbo].[WavelengthBin] AS p WHERE p.[WavelengthBinID] = a.[WavelengthBinID]))
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 18.4 restores archive_ValueSpectrum_bc5b9e7148
INSERT INTO [strandline].[archive_ValueSpectrum_bc5b9e7148] ([strandline_cycle], [MetaDataID], [tstamp], [WavelengthBinID], [Value], [QualityCode])
SELECT (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_ValueSpectrum_bc5b9e7148' AND [state] = N'archived'), [MetaDataID], [tstamp], [WavelengthBinID], [Value], [QualityCode]
FROM [strandline].[moved_ValueSpectrum_bc5b9e7148] AS a
WHERE NOT EXISTS (SELECT 1 FROM [dbo].[ValueSpectrum] AS t WHERE t.[MetaDataID] = a.[MetaDataID] AND t.[tstamp] = a.[tstamp] AND t.[WavelengthBinID] = a.[WavelengthBinID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 18.5 restores archive_ValueSpectrum_bc5b9e7148
DROP TABLE [strandline].[moved_ValueSpectrum_bc5b9e7148]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 18.6 restores archive_ValueSpectrum_bc5b9e7148
UPDATE [strandline].[archive] SET
  [state] = N'restored',
  [restored_at] = SYSUTCDATETIME(),
  [restored_run] = N'',
  [location] = N'strandline.archive_ValueSpectrum_bc5b9e7148',
  [restored_rows] = (SELECT COUNT(*) FROM [dbo].[ValueSpectrum]),
  [superseded_rows] = 0,
  [orphaned_rows] = (SELECT COUNT(*) FROM [strandline].[archive_ValueSpectrum_bc5b9e7148] AS a WHERE a.[strandline_cycle] = [strandline].[archive].[cycle])
WHERE [component] = N'water' AND [archive] = N'archive_ValueSpectrum_bc5b9e7148' AND [cycle] = (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_ValueSpectrum_bc5b9e7148' AND [state] = N'archived')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 19/28: restore table dbo.ValueType from the archive
-- effects: locks-writers:dbo.ValueType
-- strandline:statement 19.1 restores archive_ValueType_1057e38762
IF OBJECT_ID(N'[strandline].[archive_ValueType_1057e38762]', N'U') IS NULL
CREATE TABLE [strandline].[archive_ValueType_1057e38762] ([strandline_cycle] BIGINT NOT NULL, [ValueTypeID] INT, [ValueTypeName] NVARCHAR(50), [ValueTableName] NVARCHAR(100))
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 19.2 restores archive_ValueType_1057e38762
IF OBJECT_ID(N'[strandline].[moved_ValueType_1057e38762]', N'U') IS NULL
CREATE TABLE [strandline].[moved_ValueType_1057e38762] ([ValueTypeID] INT, [ValueTypeName] NVARCHAR(50), [ValueTableName] NVARCHAR(100))
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 19.3 restores archive_ValueType_1057e38762
UPDATE t SET [ValueTypeName] = a.[ValueTypeName], [ValueTableName] = a.[ValueTableName]
FROM [dbo].[ValueType] AS t, [strandline].[moved_ValueType_1057e38762] AS a
WHERE t.[ValueTypeID] = a.[ValueTypeID]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 19.4 restores archive_ValueType_1057e38762
INSERT INTO [dbo].[ValueType] ([ValueTypeID], [ValueTypeName], [ValueTableName])
SELECT a.[ValueTypeID], a.[ValueTypeName], a.[ValueTableName]
FROM [strandline].[moved_ValueType_1057e38762] AS a
WHERE NOT EXISTS (SELECT 1 FROM [dbo].[ValueType] AS t WHERE t.[ValueTypeID] = a.[ValueTypeID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 19.5 restores archive_ValueType_1057e38762
DROP TABLE [strandline].[moved_ValueType_1057e38762]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 19.6 restores archive_ValueType_1057e38762
UPDATE [strandline].[archive] SET
  [state] = N'restored',
  [restored_at] = SYSUTCDATETIME(),
  [restored_run] = N'',
  [location] = N'strandline.archive_ValueType_1057e38762',
  [restored_rows] = (SELECT COUNT(*) FROM [dbo].[ValueType]),
  [superseded_rows] = 0,
  [orphaned_rows] = (SELECT COUNT(*) FROM [strandline].[archive_ValueType_1057e38762] AS a WHERE a.[strandline_cycle] = [strandline].[archive].[cycle])
WHERE [component] = N'water' AND [archive] = N'archive_ValueType_1057e38762' AND [cycle] = (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_ValueType_1057e38762' AND [state] = N'archived')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 20/28: add foreign key FK_ValueArray_MetaData on dbo.ValueArray to dbo.MetaData
-- effects: locks-readers:dbo.ValueArray, scans:dbo.ValueArray, may-fail:dbo.ValueArray, locks-writers:dbo.MetaData
-- strandline:statement 20.1
ALTER TABLE [dbo].[ValueArray] ADD CONSTRAINT [FK_ValueArray_MetaData] FOREIGN KEY ([MetaDataID]) REFERENCES [dbo].[MetaData] ([MetaDataID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 21/28: add foreign key FK_ValueImage_MetaData on dbo.ValueImage to dbo.MetaData
-- effects: locks-readers:dbo.ValueImage, scans:dbo.ValueImage, may-fail:dbo.ValueImage, locks-writers:dbo.MetaData
-- strandline:statement 21.1
ALTER TABLE [dbo].[ValueImage] ADD CONSTRAINT [FK_ValueImage_MetaData] FOREIGN KEY ([MetaDataID]) REFERENCES [dbo].[MetaData] ([MetaDataID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 22/28: add foreign key FK_WavelengthBin_WavelengthAxis on dbo.WavelengthBin to dbo.WavelengthAxis
-- effects: locks-readers:dbo.WavelengthBin, scans:dbo.WavelengthBin, may-fail:dbo.WavelengthBin, locks-writers:dbo.WavelengthAxis
-- strandline:statement 22.1
ALTER TABLE [dbo].[WavelengthBin] ADD CONSTRAINT [FK_WavelengthBin_WavelengthAxis] FOREIGN KEY ([WavelengthAxisID]) REFERENCES [dbo].[WavelengthAxis] ([WavelengthAxisID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 23/28: add foreign key FK_ValueSpectrum_MetaData on dbo.ValueSpectrum to dbo.MetaData
-- effects: locks-readers:dbo.ValueSpectrum, scans:dbo.ValueSpectrum, may-fail:dbo.ValueSpectrum, locks-writers:dbo.MetaData
-- strandline:statement 23.1
ALTER TABLE [dbo].[ValueSpectrum] ADD CONSTRAINT [FK_ValueSpectrum_MetaData] FOREIGN KEY ([MetaDataID]) REFERENCES [dbo].[MetaData] ([MetaDataID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 24/28: add foreign key FK_ValueSpectrum_WavelengthBin on dbo.ValueSpectrum to dbo.WavelengthBin
-- effects: locks-readers:dbo.ValueSpectrum, scans:dbo.ValueSpectrum, may-fail:dbo.ValueSpectrum, locks-writers:dbo.WavelengthBin
-- strandline:statement 24.1
ALTER TABLE [dbo].[ValueSpectrum] ADD CONSTRAINT [FK_ValueSpectrum_WavelengthBin] FOREIGN KEY ([WavelengthBinID]) REFERENCES [dbo].[WavelengthBin] ([WavelengthBinID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 25/28: add foreign key FK_MetaData_ValueType on dbo.MetaData to dbo.ValueType
-- effects: locks-readers:dbo.MetaData, scans:dbo.MetaData, may-fail:dbo.MetaData, locks-writers:dbo.ValueType
-- strandline:statement 25.1
ALTER TABLE [dbo].[MetaData] ADD CONSTRAINT [FK_MetaData_ValueType] FOREIGN KEY ([ValueTypeID]) REFERENCES [dbo].[ValueType] ([ValueTypeID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 26/28: add foreign key FK_MetaData_WavelengthAxis on dbo.MetaData to dbo.WavelengthAxis
-- effects: locks-readers:dbo.MetaData, scans:dbo.MetaData, may-fail:dbo.MetaData, locks-writers:dbo.WavelengthAxis
-- strandline:statement 26.1
ALTER TABLE [dbo].[MetaData] ADD CONSTRAINT [FK_MetaData_WavelengthAxis] FOREIGN KEY ([WavelengthAxisID]) REFERENCES [dbo].[WavelengthAxis] ([WavelengthAxisID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 27/28: restore column dbo.MetaData.WavelengthAxisID from the archive
-- effects: locks-writers:dbo.MetaData
-- strandline:statement 27.1 restores archive_MetaData_WavelengthAxisID_33413ace76
IF OBJECT_ID(N'[strandline].[archive_MetaData_WavelengthAxisID_33413ace76]', N'U') IS NULL
CREATE TABLE [strandline].[archive_MetaData_WavelengthAxisID_33413ace76] ([strandline_cycle] BIGINT NOT NULL, [MetaDataID] INT, [WavelengthAxisID] INT)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 27.2 restores archive_MetaData_WavelengthAxisID_33413ace76
UPDATE t SET [WavelengthAxisID] = a.[WavelengthAxisID]
FROM [dbo].[MetaData] AS t, [strandline].[archive_MetaData_WavelengthAxisID_33413ace76] AS a
WHERE a.[strandline_cycle] = (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_MetaData_WavelengthAxisID_33413ace76' AND [state] = N'archived')
  AND t.[MetaDataID] = a.[MetaDataID]
  AND (a.[WavelengthAxisID] IS NULL OR EXISTS (SELECT 1 FROM [dbo].[WavelengthAxis] AS p WHERE p.[WavelengthAxisID] = a.[WavelengthAxisID]))
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 27.3 restores archive_MetaData_WavelengthAxisID_33413ace76
UPDATE [strandline].[archive] SET
  [restored_rows] = (SELECT COUNT(*) FROM [strandline].[archive_MetaData_WavelengthAxisID_33413ace76] AS a WHERE a.[strandline_cycle] = (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_MetaData_WavelengthAxisID_33413ace76' AND [state] = N'archived') AND EXISTS (SELECT 1 FROM [dbo].[MetaData] AS t WHERE t.[MetaDataID] = a.[MetaDataID] AND NOT (NOT EXISTS (SELECT t.[WavelengthAxisID] INTERSECT SELECT a.[WavelengthAxisID])))),
  [superseded_rows] = (SELECT COUNT(*) FROM [strandline].[archive_MetaData_WavelengthAxisID_33413ace76] AS a WHERE a.[strandline_cycle] = (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_MetaData_WavelengthAxisID_33413ace76' AND [state] = N'archived') AND EXISTS (SELECT 1 FROM [dbo].[MetaData] AS t WHERE t.[MetaDataID] = a.[MetaDataID] AND (NOT EXISTS (SELECT t.[WavelengthAxisID] INTERSECT SELECT a.[WavelengthAxisID]))))
WHERE [component] = N'water' AND [archive] = N'archive_MetaData_WavelengthAxisID_33413ace76' AND [cycle] = (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_MetaData_WavelengthAxisID_33413ace76' AND [state] = N'archived')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 27.4 restores archive_MetaData_WavelengthAxisID_33413ace76
UPDATE [strandline].[archive] SET
  [state] = N'restored',
  [restored_at] = SYSUTCDATETIME(),
  [restored_run] = N'',
  [orphaned_rows] = (SELECT COUNT(*) FROM [strandline].[archive_MetaData_WavelengthAxisID_33413ace76] AS a WHERE a.[strandline_cycle] = (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_MetaData_WavelengthAxisID_33413ace76' AND [state] = N'archived')) - [restored_rows] - [superseded_rows]
WHERE [component] = N'water' AND [archive] = N'archive_MetaData_WavelengthAxisID_33413ace76' AND [cycle] = (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_MetaData_WavelengthAxisID_33413ace76' AND [state] = N'archived')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 28/28: restore column dbo.MetaData.ValueTypeID from the archive
-- effects: locks-writers:dbo.MetaData
-- strandline:statement 28.1 restores archive_MetaData_ValueTypeID_8375b1f471
IF OBJECT_ID(N'[strandline].[archive_MetaData_ValueTypeID_8375b1f471]', N'U') IS NULL
CREATE TABLE [strandline].[archive_MetaData_ValueTypeID_8375b1f471] ([strandline_cycle] BIGINT NOT NULL, [MetaDataID] INT, [ValueTypeID] INT)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 28.2 restores archive_MetaData_ValueTypeID_8375b1f471
UPDATE t SET [ValueTypeID] = a.[ValueTypeID]
FROM [dbo].[MetaData] AS t, [strandline].[archive_MetaData_ValueTypeID_8375b1f471] AS a
WHERE a.[strandline_cycle] = (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_MetaData_ValueTypeID_8375b1f471' AND [state] = N'archived')
  AND t.[MetaDataID] = a.[MetaDataID]
  AND (a.[ValueTypeID] IS NULL OR EXISTS (SELECT 1 FROM [dbo].[ValueType] AS p WHERE p.[ValueTypeID] = a.[ValueTypeID]))
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 28.3 restores archive_MetaData_ValueTypeID_8375b1f471
UPDATE [strandline].[archive] SET
  [restored_rows] = (SELECT COUNT(*) FROM [strandline].[archive_MetaData_ValueTypeID_8375b1f471] AS a WHERE a.[strandline_cycle] = (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_MetaData_ValueTypeID_8375b1f471' AND [state] = N'archived') AND EXISTS (SELECT 1 FROM [dbo].[MetaData] AS t WHERE t.[MetaDataID] = a.[MetaDataID] AND NOT (NOT EXISTS (SELECT t.[ValueTypeID] INTERSECT SELECT a.[ValueTypeID])))),
  [superseded_rows] = (SELECT COUNT(*) FROM [strandline].[archive_MetaData_ValueTypeID_8375b1f471] AS a WHERE a.[strandline_cycle] = (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_MetaData_ValueTypeID_8375b1f471' AND [state] = N'archived') AND EXISTS (SELECT 1 FROM [dbo].[MetaData] AS t WHERE t.[MetaDataID] = a.[MetaDataID] AND (NOT EXISTS (SELECT t.[ValueTypeID] INTERSECT SELECT a.[ValueTypeID]))))
WHERE [component] = N'water' AND [archive] = N'archive_MetaData_ValueTypeID_8375b1f471' AND [cycle] = (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_MetaData_ValueTypeID_8375b1f471' AND [state] = N'archived')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 28.4 restores archive_MetaData_ValueTypeID_8375b1f471
UPDATE [strandline].[archive] SET
  [state] = N'restored',
  [restored_at] = SYSUTCDATETIME(),
  [restored_run] = N'',
  [orphaned_rows] = (SELECT COUNT(*) FROM [strandline].[archive_MetaData_ValueTypeID_8375b1f471] AS a WHERE a.[strandline_cycle] = (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_MetaData_ValueTypeID_8375b1f471' AND [state] = N'archived')) - [restored_rows] - [superseded_rows]
WHERE [component] = N'water' AND [archive] = N'archive_MetaData_ValueTypeID_8375b1f471' AND [cycle] = (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_MetaData_ValueTypeID_8375b1f471' AND [state] = N'archived')
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

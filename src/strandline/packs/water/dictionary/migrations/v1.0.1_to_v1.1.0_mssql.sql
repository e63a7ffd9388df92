-- Migration: v1.0.1 → v1.1.0
-- Component: water on mssql
-- Description: Data shapes: value types, wavelength axes, spectra, images and arrays
-- Rollback: v1.1.0_to_v1.0.1_mssql_rollback.sql
-- Author: Strandline water pack
-- Date: 2026-04-07
-- Breaking changes: NONE
-- Phase: expand
-- Loses data: NONE
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
-- strandline:step 1/20: create table dbo.ValueArray
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

-- strandline:step 2/20: create table dbo.ValueImage
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

-- strandline:step 3/20: create table dbo.WavelengthAxis
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

-- strandline:step 4/20: create table dbo.WavelengthBin
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

-- strandline:step 5/20: create table dbo.ValueSpectrum
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

-- strandline:step 6/20: create table dbo.ValueType
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

-- strandline:step 7/20: insert reference row ValueTypeID=1 into dbo.ValueType
-- effects: may-fail:dbo.ValueType
-- strandline:statement 7.1
INSERT INTO [dbo].[ValueType] ([ValueTypeID], [ValueTypeName], [ValueTableName]) VALUES (1, N'Scalar', N'Value')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 8/20: insert reference row ValueTypeID=2 into dbo.ValueType
-- effects: may-fail:dbo.ValueType
-- strandline:statement 8.1
INSERT INTO [dbo].[ValueType] ([ValueTypeID], [ValueTypeName], [ValueTableName]) VALUES (2, N'Spectrum', N'ValueSpectrum')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 9/20: insert reference row ValueTypeID=3 into dbo.ValueType
-- effects: may-fail:dbo.ValueType
-- strandline:statement 9.1
INSERT INTO [dbo].[ValueType] ([ValueTypeID], [ValueTypeName], [ValueTableName]) VALUES (3, N'Image', N'ValueImage')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 10/20: insert reference row ValueTypeID=4 into dbo.ValueType
-- effects: may-fail:dbo.ValueType
-- strandline:statement 10.1
INSERT INTO [dbo].[ValueType] ([ValueTypeID], [ValueTypeName], [ValueTableName]) VALUES (4, N'Array', N'ValueArray')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 11/20: add column dbo.MetaData.ValueTypeID integer
-- effects: locks-readers:dbo.MetaData
-- strandline:statement 11.1
ALTER TABLE [dbo].[MetaData] ADD [ValueTypeID] INT NOT NULL CONSTRAINT [DF_MetaData_ValueTypeID] DEFAULT (1)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 12/20: add column dbo.MetaData.WavelengthAxisID integer
-- effects: locks-readers:dbo.MetaData
-- strandline:statement 12.1
ALTER TABLE [dbo].[MetaData] ADD [WavelengthAxisID] INT NULL
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 13/20: add foreign key FK_ValueArray_MetaData on dbo.ValueArray to dbo.MetaData
-- effects: locks-readers:dbo.ValueArray, scans:dbo.ValueArray, may-fail:dbo.ValueArray, locks-writers:dbo.MetaData
-- strandline:statement 13.1
ALTER TABLE [dbo].[ValueArray] ADD CONSTRAINT [FK_ValueArray_MetaData] FOREIGN KEY ([MetaDataID]) REFERENCES [dbo].[MetaData] ([MetaDataID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 14/20: add foreign key FK_ValueImage_MetaData on dbo.ValueImage to dbo.MetaData
-- effects: locks-readers:dbo.ValueImage, scans:dbo.ValueImage, may-fail:dbo.ValueImage, locks-writers:dbo.MetaData
-- strandline:statement 14.1
ALTER TABLE [dbo].[ValueImage] ADD CONSTRAINT [FK_ValueImage_MetaData] FOREIGN KEY ([MetaDataID]) REFERENCES [dbo].[MetaData] ([MetaDataID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 15/20: add foreign key FK_WavelengthBin_WavelengthAxis on dbo.WavelengthBin to dbo.WavelengthAxis
-- effects: locks-readers:dbo.WavelengthBin, scans:dbo.WavelengthBin, may-fail:dbo.WavelengthBin, locks-writers:dbo.WavelengthAxis
-- strandline:statement 15.1
ALTER TABLE [dbo].[WavelengthBin] ADD CONSTRAINT [FK_WavelengthBin_WavelengthAxis] FOREIGN KEY ([WavelengthAxisID]) REFERENCES [dbo].[WavelengthAxis] ([WavelengthAxisID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 16/20: add foreign key FK_ValueSpectrum_MetaData on dbo.ValueSpectrum to dbo.MetaData
-- effects: locks-readers:dbo.ValueSpectrum, scans:dbo.ValueSpectrum, may-fail:dbo.ValueSpectrum, locks-writers:dbo.MetaData
-- strandline:statement 16.1
ALTER TABLE [dbo].[ValueSpectrum] ADD CONSTRAINT [FK_ValueSpectrum_MetaData] FOREIGN KEY ([MetaDataID]) REFERENCES [dbo].[MetaData] ([MetaDataID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 17/20: add foreign key FK_ValueSpectrum_WavelengthBin on dbo.ValueSpectrum to dbo.WavelengthBin
-- effects: locks-readers:dbo.ValueSpectrum, scans:dbo.ValueSpectrum, may-fail:dbo.ValueSpectrum, locks-writers:dbo.WavelengthBin
-- strandline:statement 17.1
ALTER TABLE [dbo].[ValueSpectrum] ADD CONSTRAINT [FK_ValueSpectrum_WavelengthBin] FOREIGN KEY ([WavelengthBinID]) REFERENCES [dbo].[WavelengthBin] ([WavelengthBinID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 18/20: add foreign key FK_MetaData_ValueType on dbo.MetaData to dbo.ValueType
-- effects: locks-readers:dbo.MetaData, scans:dbo.MetaData, may-fail:dbo.MetaData, locks-writers:dbo.ValueType
-- strandline:statement 18.1
ALTER TABLE [dbo].[MetaData] ADD CONSTRAINT [FK_MetaData_ValueType] FOREIGN KEY ([ValueTypeID]) REFERENCES [dbo].[ValueType] ([ValueTypeID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 19/20: add foreign key FK_MetaData_WavelengthAxis on dbo.MetaData to dbo.WavelengthAxis
-- effects: locks-readers:dbo.MetaData, scans:dbo.MetaData, may-fail:dbo.MetaData, locks-writers:dbo.WavelengthAxis
-- strandline:statement 19.1
ALTER TABLE [dbo].[MetaData] ADD CONSTRAINT [FK_MetaData_WavelengthAxis] FOREIGN KEY ([WavelengthAxisID]) REFERENCES [dbo].[WavelengthAxis] ([WavelengthAxisID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 20/20: insert reference row Version='1.1.0' into dbo.SchemaVersion
-- effects: may-fail:dbo.SchemaVersion
-- strandline:statement 20.1
INSERT INTO [dbo].[SchemaVersion] ([Version], [Description], [MigrationScript]) VALUES (N'1.1.0', N'Data shapes: value types, wavelength axes, spectra, images and arrays', N'v1.0.1_to_v1.1.0_mssql.sql')
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

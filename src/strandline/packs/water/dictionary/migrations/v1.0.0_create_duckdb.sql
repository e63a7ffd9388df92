-- Migration: create v1.0.0
-- Component: water on duckdb
-- Description: Baseline schema: sites, variables, equipment, projects, people, series and scalar values
-- Author: Strandline water pack
-- Date: 2026-03-02
-- Breaking changes: NONE
-- Phase: expand
-- Loses data: NONE
-- Archives: NONE
-- Run by hand: duckdb -bail DB < FILE

-- strandline:before
SET wal_autocheckpoint = '0KB';
-- strandline:begin
BEGIN TRANSACTION;
-- strandline:step 1/23: create table dbo.Comments
-- strandline:statement 1.1
CREATE SCHEMA IF NOT EXISTS "dbo";
-- strandline:statement 1.2
CREATE SEQUENCE "dbo"."strandline_seq_Comments_CommentID" START 1 INCREMENT 1 MINVALUE 1;
-- strandline:statement 1.3
CREATE TABLE "dbo"."Comments" (
    "CommentID" INTEGER DEFAULT nextval('"dbo"."strandline_seq_Comments_CommentID"') NOT NULL,
    "Comment" VARCHAR,
    CONSTRAINT "PK_Comments" PRIMARY KEY ("CommentID")
);
-- strandline:statement 1.4
COMMENT ON TABLE "dbo"."Comments" IS 'Remarks that single values point to; one remark may serve many values.';
-- strandline:statement 1.5
COMMENT ON COLUMN "dbo"."Comments"."CommentID" IS 'Surrogate key of the comment.';
-- strandline:statement 1.6
COMMENT ON COLUMN "dbo"."Comments"."Comment" IS 'The remark itself.';

-- strandline:step 2/23: create table dbo.Contact
-- strandline:statement 2.1
CREATE SEQUENCE "dbo"."strandline_seq_Contact_ContactID" START 1 INCREMENT 1 MINVALUE 1;
-- strandline:statement 2.2
CREATE TABLE "dbo"."Contact" (
    "ContactID" INTEGER DEFAULT nextval('"dbo"."strandline_seq_Contact_ContactID"') NOT NULL,
    "LastName" VARCHAR,
    "FirstName" VARCHAR,
    "Company" VARCHAR,
    "Status" VARCHAR,
    "Function" VARCHAR,
    "OfficeNumber" VARCHAR,
    "Email" VARCHAR,
    "Phone" VARCHAR,
    "SkypeName" VARCHAR,
    "Linkedin" VARCHAR,
    "StreetNumber" VARCHAR,
    "StreetName" VARCHAR,
    "City" VARCHAR,
    "ZipCode" VARCHAR,
    "Province" VARCHAR,
    "Country" VARCHAR,
    "Website" VARCHAR,
    CONSTRAINT "PK_Contact" PRIMARY KEY ("ContactID")
);
-- strandline:statement 2.3
COMMENT ON TABLE "dbo"."Contact" IS 'People of the archive''s first years, with their addresses; kept as it was.';
-- strandline:statement 2.4
COMMENT ON COLUMN "dbo"."Contact"."ContactID" IS 'Surrogate key of the contact.';
-- strandline:statement 2.5
COMMENT ON COLUMN "dbo"."Contact"."LastName" IS 'Family name.';
-- strandline:statement 2.6
COMMENT ON COLUMN "dbo"."Contact"."FirstName" IS 'Given names.';
-- strandline:statement 2.7
COMMENT ON COLUMN "dbo"."Contact"."Company" IS 'Employer or institution.';
-- strandline:statement 2.8
COMMENT ON COLUMN "dbo"."Contact"."Status" IS 'Standing at the time, for example MSc, PhD, Postdoc, Intern or Technician.';
-- strandline:statement 2.9
COMMENT ON COLUMN "dbo"."Contact"."Function" IS 'What the person does in the projects.';
-- strandline:statement 2.10
COMMENT ON COLUMN "dbo"."Contact"."OfficeNumber" IS 'Office or room.';
-- strandline:statement 2.11
COMMENT ON COLUMN "dbo"."Contact"."Email" IS 'E-mail address.';
-- strandline:statement 2.12
COMMENT ON COLUMN "dbo"."Contact"."Phone" IS 'Telephone number as dialled, with country code where known.';
-- strandline:statement 2.13
COMMENT ON COLUMN "dbo"."Contact"."SkypeName" IS 'Skype account.';
-- strandline:statement 2.14
COMMENT ON COLUMN "dbo"."Contact"."Linkedin" IS 'LinkedIn profile.';
-- strandline:statement 2.15
COMMENT ON COLUMN "dbo"."Contact"."StreetNumber" IS 'Street number of the postal address.';
-- strandline:statement 2.16
COMMENT ON COLUMN "dbo"."Contact"."StreetName" IS 'Street of the postal address.';
-- strandline:statement 2.17
COMMENT ON COLUMN "dbo"."Contact"."City" IS 'Town or municipality.';
-- strandline:statement 2.18
COMMENT ON COLUMN "dbo"."Contact"."ZipCode" IS 'Postal code.';
-- strandline:statement 2.19
COMMENT ON COLUMN "dbo"."Contact"."Province" IS 'Province, state or region.';
-- strandline:statement 2.20
COMMENT ON COLUMN "dbo"."Contact"."Country" IS 'Country.';
-- strandline:statement 2.21
COMMENT ON COLUMN "dbo"."Contact"."Website" IS 'Personal or institutional web page.';

-- strandline:step 3/23: create table dbo.EquipmentModel
-- strandline:statement 3.1
CREATE SEQUENCE "dbo"."strandline_seq_EquipmentModel_EquipmentModelID" START 1 INCREMENT 1 MINVALUE 1;
-- strandline:statement 3.2
CREATE TABLE "dbo"."EquipmentModel" (
    "EquipmentModelID" INTEGER DEFAULT nextval('"dbo"."strandline_seq_EquipmentModel_EquipmentModelID"') NOT NULL,
    "Name" VARCHAR NOT NULL,
    "Method" VARCHAR,
    "Functions" VARCHAR,
    "Manufacturer" VARCHAR,
    "ManualLocation" VARCHAR,
    CONSTRAINT "PK_EquipmentModel" PRIMARY KEY ("EquipmentModelID")
);
-- strandline:statement 3.3
COMMENT ON TABLE "dbo"."EquipmentModel" IS 'Makes and models of instruments; the individual instruments are rows of Equipment.';
-- strandline:statement 3.4
COMMENT ON COLUMN "dbo"."EquipmentModel"."EquipmentModelID" IS 'Surrogate key of the model.';
-- strandline:statement 3.5
COMMENT ON COLUMN "dbo"."EquipmentModel"."Name" IS 'Model name as the manufacturer writes it.';
-- strandline:statement 3.6
COMMENT ON COLUMN "dbo"."EquipmentModel"."Method" IS 'Measuring principle, for example UV-Vis absorption or ion-selective electrode.';
-- strandline:statement 3.7
COMMENT ON COLUMN "dbo"."EquipmentModel"."Functions" IS 'What the model can do.';
-- strandline:statement 3.8
COMMENT ON COLUMN "dbo"."EquipmentModel"."Manufacturer" IS 'Maker of the model.';
-- strandline:statement 3.9
COMMENT ON COLUMN "dbo"."EquipmentModel"."ManualLocation" IS 'Path or address of the manual.';

-- strandline:step 4/23: create table dbo.Equipment
-- strandline:statement 4.1
CREATE SEQUENCE "dbo"."strandline_seq_Equipment_EquipmentID" START 1 INCREMENT 1 MINVALUE 1;
-- strandline:statement 4.2
CREATE TABLE "dbo"."Equipment" (
    "EquipmentID" INTEGER DEFAULT nextval('"dbo"."strandline_seq_Equipment_EquipmentID"') NOT NULL,
    "EquipmentModelID" INTEGER,
    "Identifier" VARCHAR NOT NULL,
    "SerialNumber" VARCHAR,
    "Owner" VARCHAR,
    "StorageLocation" VARCHAR,
    "PurchaseDate" DATE,
    CONSTRAINT "PK_Equipment" PRIMARY KEY ("EquipmentID"),
    CONSTRAINT "UQ_Equipment_Identifier" UNIQUE ("Identifier"),
    CONSTRAINT "FK_Equipment_EquipmentModel" FOREIGN KEY ("EquipmentModelID") REFERENCES "dbo"."EquipmentModel" ("EquipmentModelID")
);
-- strandline:statement 4.3
COMMENT ON TABLE "dbo"."Equipment" IS 'Individual instruments, samplers and loggers that an organisation owns or borrows.';
-- strandline:statement 4.4
COMMENT ON COLUMN "dbo"."Equipment"."EquipmentID" IS 'Surrogate key of the instrument.';
-- strandline:statement 4.5
COMMENT ON COLUMN "dbo"."Equipment"."EquipmentModelID" IS 'Model that the instrument is of.';
-- strandline:statement 4.6
COMMENT ON COLUMN "dbo"."Equipment"."Identifier" IS 'Asset name written on the instrument, for example TSS_01; unique.';
-- strandline:statement 4.7
COMMENT ON COLUMN "dbo"."Equipment"."SerialNumber" IS 'Manufacturer''s serial number.';
-- strandline:statement 4.8
COMMENT ON COLUMN "dbo"."Equipment"."Owner" IS 'Person or organisation that owns the instrument.';
-- strandline:statement 4.9
COMMENT ON COLUMN "dbo"."Equipment"."StorageLocation" IS 'Where the instrument is kept when it is not installed.';
-- strandline:statement 4.10
COMMENT ON COLUMN "dbo"."Equipment"."PurchaseDate" IS 'Day of purchase.';

-- strandline:step 5/23: create table dbo.Procedures
-- strandline:statement 5.1
CREATE SEQUENCE "dbo"."strandline_seq_Procedures_ProcedureID" START 1 INCREMENT 1 MINVALUE 1;
-- strandline:statement 5.2
CREATE TABLE "dbo"."Procedures" (
    "ProcedureID" INTEGER DEFAULT nextval('"dbo"."strandline_seq_Procedures_ProcedureID"') NOT NULL,
    "Name" VARCHAR NOT NULL,
    "ProcedureType" VARCHAR,
    "Description" VARCHAR,
    "ProcedureLocation" VARCHAR,
    CONSTRAINT "PK_Procedures" PRIMARY KEY ("ProcedureID")
);
-- strandline:statement 5.3
COMMENT ON TABLE "dbo"."Procedures" IS 'Written procedures and methods for sampling, measuring, calibrating and analysing.';
-- strandline:statement 5.4
COMMENT ON COLUMN "dbo"."Procedures"."ProcedureID" IS 'Surrogate key of the procedure.';
-- strandline:statement 5.5
COMMENT ON COLUMN "dbo"."Procedures"."Name" IS 'Title of the procedure.';
-- strandline:statement 5.6
COMMENT ON COLUMN "dbo"."Procedures"."ProcedureType" IS 'Kind of procedure: SOP, ISO method, Sampling, Measurement or Calibration.';
-- strandline:statement 5.7
COMMENT ON COLUMN "dbo"."Procedures"."Description" IS 'Summary of what the procedure prescribes.';
-- strandline:statement 5.8
COMMENT ON COLUMN "dbo"."Procedures"."ProcedureLocation" IS 'Path or address of the document.';

-- strandline:step 6/23: create table dbo.EquipmentModelHasProcedure
-- strandline:statement 6.1
CREATE TABLE "dbo"."EquipmentModelHasProcedure" (
    "EquipmentModelID" INTEGER NOT NULL,
    "ProcedureID" INTEGER NOT NULL,
    CONSTRAINT "PK_EquipmentModelHasProcedure" PRIMARY KEY ("EquipmentModelID", "ProcedureID"),
    CONSTRAINT "FK_EquipmentModelHasProcedure_EquipmentModel" FOREIGN KEY ("EquipmentModelID") REFERENCES "dbo"."EquipmentModel" ("EquipmentModelID"),
    CONSTRAINT "FK_EquipmentModelHasProcedure_Procedures" FOREIGN KEY ("ProcedureID") REFERENCES "dbo"."Procedures" ("ProcedureID")
);
-- strandline:statement 6.2
COMMENT ON TABLE "dbo"."EquipmentModelHasProcedure" IS 'Procedures that apply to a model, such as its calibration procedure.';
-- strandline:statement 6.3
COMMENT ON COLUMN "dbo"."EquipmentModelHasProcedure"."EquipmentModelID" IS 'Model that the procedure applies to.';
-- strandline:statement 6.4
COMMENT ON COLUMN "dbo"."EquipmentModelHasProcedure"."ProcedureID" IS 'Procedure that applies.';

-- strandline:step 7/23: create table dbo.Unit
-- strandline:statement 7.1
CREATE SEQUENCE "dbo"."strandline_seq_Unit_UnitID" START 1 INCREMENT 1 MINVALUE 1;
-- strandline:statement 7.2
CREATE TABLE "dbo"."Unit" (
    "UnitID" INTEGER DEFAULT nextval('"dbo"."strandline_seq_Unit_UnitID"') NOT NULL,
    "Name" VARCHAR NOT NULL,
    "Description" VARCHAR,
    CONSTRAINT "PK_Unit" PRIMARY KEY ("UnitID"),
    CONSTRAINT "UQ_Unit_Name" UNIQUE ("Name")
);
-- strandline:statement 7.3
COMMENT ON TABLE "dbo"."Unit" IS 'Units of measurement, one row per unit, shared by variables, series and instrument ranges.';
-- strandline:statement 7.4
COMMENT ON COLUMN "dbo"."Unit"."UnitID" IS 'Surrogate key of the unit.';
-- strandline:statement 7.5
COMMENT ON COLUMN "dbo"."Unit"."Name" IS 'Symbol or short name as printed beside a value, for example mg/L, NTU or °C; unique.';
-- strandline:statement 7.6
COMMENT ON COLUMN "dbo"."Unit"."Description" IS 'What the unit means, and how it converts where that is not obvious.';

-- strandline:step 8/23: create table dbo.Variable
-- strandline:statement 8.1
CREATE SEQUENCE "dbo"."strandline_seq_Variable_VariableID" START 1 INCREMENT 1 MINVALUE 1;
-- strandline:statement 8.2
CREATE TABLE "dbo"."Variable" (
    "VariableID" INTEGER DEFAULT nextval('"dbo"."strandline_seq_Variable_VariableID"') NOT NULL,
    "Name" VARCHAR NOT NULL,
    "UnitID" INTEGER,
    "Description" VARCHAR,
    CONSTRAINT "PK_Variable" PRIMARY KEY ("VariableID"),
    CONSTRAINT "UQ_Variable_Name" UNIQUE ("Name"),
    CONSTRAINT "FK_Variable_Unit" FOREIGN KEY ("UnitID") REFERENCES "dbo"."Unit" ("UnitID")
);
-- strandline:statement 8.3
COMMENT ON TABLE "dbo"."Variable" IS 'Quantities that are measured or computed, such as TSS, pH or flow.';
-- strandline:statement 8.4
COMMENT ON COLUMN "dbo"."Variable"."VariableID" IS 'Surrogate key of the variable.';
-- strandline:statement 8.5
COMMENT ON COLUMN "dbo"."Variable"."Name" IS 'Name of the variable, for example TSS or NH4-N; unique.';
-- strandline:statement 8.6
COMMENT ON COLUMN "dbo"."Variable"."UnitID" IS 'Usual unit of the variable; a series may name another one.';
-- strandline:statement 8.7
COMMENT ON COLUMN "dbo"."Variable"."Description" IS 'What is measured, and what it is not.';

-- strandline:step 9/23: create table dbo.EquipmentModelHasVariable
-- strandline:statement 9.1
CREATE TABLE "dbo"."EquipmentModelHasVariable" (
    "EquipmentModelID" INTEGER NOT NULL,
    "VariableID" INTEGER NOT NULL,
    "RangeMin" DOUBLE,
    "RangeMax" DOUBLE,
    "Resolution" VARCHAR,
    "UnitID" INTEGER,
    CONSTRAINT "PK_EquipmentModelHasVariable" PRIMARY KEY ("EquipmentModelID", "VariableID"),
    CONSTRAINT "FK_EquipmentModelHasVariable_EquipmentModel" FOREIGN KEY ("EquipmentModelID") REFERENCES "dbo"."EquipmentModel" ("EquipmentModelID"),
    CONSTRAINT "FK_EquipmentModelHasVariable_Variable" FOREIGN KEY ("VariableID") REFERENCES "dbo"."Variable" ("VariableID"),
    CONSTRAINT "FK_EquipmentModelHasVariable_Unit" FOREIGN KEY ("UnitID") REFERENCES "dbo"."Unit" ("UnitID")
);
-- strandline:statement 9.2
COMMENT ON TABLE "dbo"."EquipmentModelHasVariable" IS 'Variables that a model can measure, with its physical measuring range for each.';
-- strandline:statement 9.3
COMMENT ON COLUMN "dbo"."EquipmentModelHasVariable"."EquipmentModelID" IS 'Model that measures the variable.';
-- strandline:statement 9.4
COMMENT ON COLUMN "dbo"."EquipmentModelHasVariable"."VariableID" IS 'Variable that the model measures.';
-- strandline:statement 9.5
COMMENT ON COLUMN "dbo"."EquipmentModelHasVariable"."RangeMin" IS 'Lower end of the measuring range, in the unit of UnitID.';
-- strandline:statement 9.6
COMMENT ON COLUMN "dbo"."EquipmentModelHasVariable"."RangeMax" IS 'Upper end of the measuring range, in the unit of UnitID.';
-- strandline:statement 9.7
COMMENT ON COLUMN "dbo"."EquipmentModelHasVariable"."Resolution" IS 'Resolution as the manufacturer states it, with its unit.';
-- strandline:statement 9.8
COMMENT ON COLUMN "dbo"."EquipmentModelHasVariable"."UnitID" IS 'Unit of RangeMin and RangeMax; the variable''s own unit when empty.';

-- strandline:step 10/23: create table dbo.Watershed
-- strandline:statement 10.1
CREATE SEQUENCE "dbo"."strandline_seq_Watershed_WatershedID" START 1 INCREMENT 1 MINVALUE 1;
-- strandline:statement 10.2
CREATE TABLE "dbo"."Watershed" (
    "WatershedID" INTEGER DEFAULT nextval('"dbo"."strandline_seq_Watershed_WatershedID"') NOT NULL,
    "Name" VARCHAR NOT NULL,
    "Description" VARCHAR,
    "SurfaceArea" FLOAT,
    "ConcentrationTime" INTEGER,
    "ImperviousSurface" FLOAT,
    CONSTRAINT "PK_Watershed" PRIMARY KEY ("WatershedID")
);
-- strandline:statement 10.3
COMMENT ON TABLE "dbo"."Watershed" IS 'Drainage areas that feed the monitored sites.';
-- strandline:statement 10.4
COMMENT ON COLUMN "dbo"."Watershed"."WatershedID" IS 'Surrogate key of the watershed.';
-- strandline:statement 10.5
COMMENT ON COLUMN "dbo"."Watershed"."Name" IS 'Name of the watershed.';
-- strandline:statement 10.6
COMMENT ON COLUMN "dbo"."Watershed"."Description" IS 'Free description: relief, land use, sewer type, particulars.';
-- strandline:statement 10.7
COMMENT ON COLUMN "dbo"."Watershed"."SurfaceArea" IS 'Drained surface in hectares (ha).';
-- strandline:statement 10.8
COMMENT ON COLUMN "dbo"."Watershed"."ConcentrationTime" IS 'Time of concentration in minutes (min): travel time of water from the farthest point to the outlet.';
-- strandline:statement 10.9
COMMENT ON COLUMN "dbo"."Watershed"."ImperviousSurface" IS 'Share of impervious surface in percent (%) of SurfaceArea.';

-- strandline:step 11/23: create table dbo.HydrologicalCharacteristics
-- strandline:statement 11.1
CREATE TABLE "dbo"."HydrologicalCharacteristics" (
    "WatershedID" INTEGER NOT NULL,
    "UrbanArea" FLOAT,
    "Forest" FLOAT,
    "Wetlands" FLOAT,
    "Cropland" FLOAT,
    "Meadow" FLOAT,
    "Grassland" FLOAT,
    CONSTRAINT "PK_HydrologicalCharacteristics" PRIMARY KEY ("WatershedID"),
    CONSTRAINT "FK_HydrologicalCharacteristics_Watershed" FOREIGN KEY ("WatershedID") REFERENCES "dbo"."Watershed" ("WatershedID")
);
-- strandline:statement 11.2
COMMENT ON TABLE "dbo"."HydrologicalCharacteristics" IS 'Land cover of a watershed by hydrological class; at most one row per watershed, sharing its key.';
-- strandline:statement 11.3
COMMENT ON COLUMN "dbo"."HydrologicalCharacteristics"."WatershedID" IS 'Watershed described; key of this table and link to its parent at once.';
-- strandline:statement 11.4
COMMENT ON COLUMN "dbo"."HydrologicalCharacteristics"."UrbanArea" IS 'Urban area in percent (%) of the watershed.';
-- strandline:statement 11.5
COMMENT ON COLUMN "dbo"."HydrologicalCharacteristics"."Forest" IS 'Forest in percent (%) of the watershed.';
-- strandline:statement 11.6
COMMENT ON COLUMN "dbo"."HydrologicalCharacteristics"."Wetlands" IS 'Wetlands in percent (%) of the watershed.';
-- strandline:statement 11.7
COMMENT ON COLUMN "dbo"."HydrologicalCharacteristics"."Cropland" IS 'Cropland in percent (%) of the watershed.';
-- strandline:statement 11.8
COMMENT ON COLUMN "dbo"."HydrologicalCharacteristics"."Meadow" IS 'Meadow in percent (%) of the watershed.';
-- strandline:statement 11.9
COMMENT ON COLUMN "dbo"."HydrologicalCharacteristics"."Grassland" IS 'Grassland in percent (%) of the watershed.';

-- strandline:step 12/23: create table dbo.Project
-- strandline:statement 12.1
CREATE SEQUENCE "dbo"."strandline_seq_Project_ProjectID" START 1 INCREMENT 1 MINVALUE 1;
-- strandline:statement 12.2
CREATE TABLE "dbo"."Project" (
    "ProjectID" INTEGER DEFAULT nextval('"dbo"."strandline_seq_Project_ProjectID"') NOT NULL,
    "Name" VARCHAR NOT NULL,
    "Description" VARCHAR,
    CONSTRAINT "PK_Project" PRIMARY KEY ("ProjectID")
);
-- strandline:statement 12.3
COMMENT ON TABLE "dbo"."Project" IS 'Research or monitoring projects under which series were recorded.';
-- strandline:statement 12.4
COMMENT ON COLUMN "dbo"."Project"."ProjectID" IS 'Surrogate key of the project.';
-- strandline:statement 12.5
COMMENT ON COLUMN "dbo"."Project"."Name" IS 'Title of the project.';
-- strandline:statement 12.6
COMMENT ON COLUMN "dbo"."Project"."Description" IS 'Aim, funding and scope of the project.';

-- strandline:step 13/23: create table dbo.Purpose
-- strandline:statement 13.1
CREATE SEQUENCE "dbo"."strandline_seq_Purpose_PurposeID" START 1 INCREMENT 1 MINVALUE 1;
-- strandline:statement 13.2
CREATE TABLE "dbo"."Purpose" (
    "PurposeID" INTEGER DEFAULT nextval('"dbo"."strandline_seq_Purpose_PurposeID"') NOT NULL,
    "Name" VARCHAR NOT NULL,
    "Description" VARCHAR,
    CONSTRAINT "PK_Purpose" PRIMARY KEY ("PurposeID")
);
-- strandline:statement 13.3
COMMENT ON TABLE "dbo"."Purpose" IS 'Reasons for recording a series, such as measurement, lab analysis or calibration.';
-- strandline:statement 13.4
COMMENT ON COLUMN "dbo"."Purpose"."PurposeID" IS 'Surrogate key of the purpose.';
-- strandline:statement 13.5
COMMENT ON COLUMN "dbo"."Purpose"."Name" IS 'Name of the purpose, for example Measurement, Lab_analysis, Calibration, Cleaning or Validation.';
-- strandline:statement 13.6
COMMENT ON COLUMN "dbo"."Purpose"."Description" IS 'When the purpose applies.';

-- strandline:step 14/23: create table dbo.Site
-- strandline:statement 14.1
CREATE SEQUENCE "dbo"."strandline_seq_Site_SiteID" START 1 INCREMENT 1 MINVALUE 1;
-- strandline:statement 14.2
CREATE TABLE "dbo"."Site" (
    "SiteID" INTEGER DEFAULT nextval('"dbo"."strandline_seq_Site_SiteID"') NOT NULL,
    "WatershedID" INTEGER,
    "Name" VARCHAR NOT NULL,
    "SiteType" VARCHAR,
    "Description" VARCHAR,
    "Picture" BLOB,
    "StreetNumber" VARCHAR,
    "StreetName" VARCHAR,
    "City" VARCHAR,
    "ZipCode" VARCHAR,
    "Province" VARCHAR,
    "Country" VARCHAR,
    CONSTRAINT "PK_Site" PRIMARY KEY ("SiteID"),
    CONSTRAINT "UQ_Site_Name" UNIQUE ("Name"),
    CONSTRAINT "FK_Site_Watershed" FOREIGN KEY ("WatershedID") REFERENCES "dbo"."Watershed" ("WatershedID")
);
-- strandline:statement 14.3
COMMENT ON TABLE "dbo"."Site" IS 'Places where measurements are made: treatment plants, pilot plants, rivers, sewers, overflows.';
-- strandline:statement 14.4
COMMENT ON COLUMN "dbo"."Site"."SiteID" IS 'Surrogate key of the site.';
-- strandline:statement 14.5
COMMENT ON COLUMN "dbo"."Site"."WatershedID" IS 'Watershed that drains to the site, where one is known.';
-- strandline:statement 14.6
COMMENT ON COLUMN "dbo"."Site"."Name" IS 'Name of the site; unique.';
-- strandline:statement 14.7
COMMENT ON COLUMN "dbo"."Site"."SiteType" IS 'Kind of site, for example WWTP, River, Sewer_system, Pilot or Lagoon.';
-- strandline:statement 14.8
COMMENT ON COLUMN "dbo"."Site"."Description" IS 'Free description of the site.';
-- strandline:statement 14.9
COMMENT ON COLUMN "dbo"."Site"."Picture" IS 'Photograph or plan of the site, as the bytes of an image file.';
-- strandline:statement 14.10
COMMENT ON COLUMN "dbo"."Site"."StreetNumber" IS 'Street number of the site''s address.';
-- strandline:statement 14.11
COMMENT ON COLUMN "dbo"."Site"."StreetName" IS 'Street of the site''s address.';
-- strandline:statement 14.12
COMMENT ON COLUMN "dbo"."Site"."City" IS 'Town or municipality.';
-- strandline:statement 14.13
COMMENT ON COLUMN "dbo"."Site"."ZipCode" IS 'Postal code.';
-- strandline:statement 14.14
COMMENT ON COLUMN "dbo"."Site"."Province" IS 'Province, state or region.';
-- strandline:statement 14.15
COMMENT ON COLUMN "dbo"."Site"."Country" IS 'Country.';

-- strandline:step 15/23: create table dbo.SamplingLocation
-- strandline:statement 15.1
CREATE SEQUENCE "dbo"."strandline_seq_SamplingLocation_SamplingLocationID" START 1 INCREMENT 1 MINVALUE 1;
-- strandline:statement 15.2
CREATE TABLE "dbo"."SamplingLocation" (
    "SamplingLocationID" INTEGER DEFAULT nextval('"dbo"."strandline_seq_SamplingLocation_SamplingLocationID"') NOT NULL,
    "SiteID" INTEGER NOT NULL,
    "Name" VARCHAR NOT NULL,
    "PlantArea" VARCHAR,
    "LatitudeGPS" DOUBLE,
    "LongitudeGPS" DOUBLE,
    "Description" VARCHAR,
    "PictureURL" VARCHAR,
    CONSTRAINT "PK_SamplingLocation" PRIMARY KEY ("SamplingLocationID"),
    CONSTRAINT "UQ_SamplingLocation_SiteID_Name" UNIQUE ("SiteID", "Name"),
    CONSTRAINT "FK_SamplingLocation_Site" FOREIGN KEY ("SiteID") REFERENCES "dbo"."Site" ("SiteID"),
    CONSTRAINT "CK_SamplingLocation_LatitudeRange" CHECK ("LatitudeGPS" BETWEEN -90 AND 90),
    CONSTRAINT "CK_SamplingLocation_LongitudeRange" CHECK ("LongitudeGPS" BETWEEN -180 AND 180)
);
-- strandline:statement 15.3
COMMENT ON TABLE "dbo"."SamplingLocation" IS 'Exact points of a site where a sensor hangs or a sample is taken.';
-- strandline:statement 15.4
COMMENT ON COLUMN "dbo"."SamplingLocation"."SamplingLocationID" IS 'Surrogate key of the sampling location.';
-- strandline:statement 15.5
COMMENT ON COLUMN "dbo"."SamplingLocation"."SiteID" IS 'Site that the location belongs to.';
-- strandline:statement 15.6
COMMENT ON COLUMN "dbo"."SamplingLocation"."Name" IS 'Short name or code of the location, unique within its site, for example Inlet or CL1_EFF.';
-- strandline:statement 15.7
COMMENT ON COLUMN "dbo"."SamplingLocation"."PlantArea" IS 'Part of the plant or network, for example Primary settling or Sewer 01.';
-- strandline:statement 15.8
COMMENT ON COLUMN "dbo"."SamplingLocation"."LatitudeGPS" IS 'Latitude in decimal degrees (WGS 84), north positive, -90 to 90.';
-- strandline:statement 15.9
COMMENT ON COLUMN "dbo"."SamplingLocation"."LongitudeGPS" IS 'Longitude in decimal degrees (WGS 84), east positive, -180 to 180.';
-- strandline:statement 15.10
COMMENT ON COLUMN "dbo"."SamplingLocation"."Description" IS 'How to find and reach the location, and what is particular about it.';
-- strandline:statement 15.11
COMMENT ON COLUMN "dbo"."SamplingLocation"."PictureURL" IS 'Address or path of a photograph of the location.';

-- strandline:step 16/23: create table dbo.WeatherCondition
-- strandline:statement 16.1
CREATE SEQUENCE "dbo"."strandline_seq_WeatherCondition_ConditionID" START 1 INCREMENT 1 MINVALUE 1;
-- strandline:statement 16.2
CREATE TABLE "dbo"."WeatherCondition" (
    "ConditionID" INTEGER DEFAULT nextval('"dbo"."strandline_seq_WeatherCondition_ConditionID"') NOT NULL,
    "Name" VARCHAR NOT NULL,
    "Description" VARCHAR,
    CONSTRAINT "PK_WeatherCondition" PRIMARY KEY ("ConditionID")
);
-- strandline:statement 16.3
COMMENT ON TABLE "dbo"."WeatherCondition" IS 'Weather under which a series was recorded, where it was recorded for one kind only.';
-- strandline:statement 16.4
COMMENT ON COLUMN "dbo"."WeatherCondition"."ConditionID" IS 'Surrogate key of the weather condition.';
-- strandline:statement 16.5
COMMENT ON COLUMN "dbo"."WeatherCondition"."Name" IS 'Name of the condition, for example Dry, Rain or Snowmelt.';
-- strandline:statement 16.6
COMMENT ON COLUMN "dbo"."WeatherCondition"."Description" IS 'How the condition is told from the others.';

-- strandline:step 17/23: create table dbo.MetaData
-- strandline:statement 17.1
CREATE SEQUENCE "dbo"."strandline_seq_MetaData_MetaDataID" START 1 INCREMENT 1 MINVALUE 1;
-- strandline:statement 17.2
CREATE TABLE "dbo"."MetaData" (
    "MetaDataID" INTEGER DEFAULT nextval('"dbo"."strandline_seq_MetaData_MetaDataID"') NOT NULL,
    "ProjectID" INTEGER,
    "ContactID" INTEGER,
    "EquipmentID" INTEGER,
    "VariableID" INTEGER,
    "ProcedureID" INTEGER,
    "UnitID" INTEGER,
    "PurposeID" INTEGER,
    "SamplingLocationID" INTEGER,
    "ConditionID" INTEGER,
    CONSTRAINT "PK_MetaData" PRIMARY KEY ("MetaDataID"),
    CONSTRAINT "FK_MetaData_Project" FOREIGN KEY ("ProjectID") REFERENCES "dbo"."Project" ("ProjectID"),
    CONSTRAINT "FK_MetaData_Contact" FOREIGN KEY ("ContactID") REFERENCES "dbo"."Contact" ("ContactID"),
    CONSTRAINT "FK_MetaData_Equipment" FOREIGN KEY ("EquipmentID") REFERENCES "dbo"."Equipment" ("EquipmentID"),
    CONSTRAINT "FK_MetaData_Variable" FOREIGN KEY ("VariableID") REFERENCES "dbo"."Variable" ("VariableID"),
    CONSTRAINT "FK_MetaData_Procedures" FOREIGN KEY ("ProcedureID") REFERENCES "dbo"."Procedures" ("ProcedureID"),
    CONSTRAINT "FK_MetaData_Unit" FOREIGN KEY ("UnitID") REFERENCES "dbo"."Unit" ("UnitID"),
    CONSTRAINT "FK_MetaData_Purpose" FOREIGN KEY ("PurposeID") REFERENCES "dbo"."Purpose" ("PurposeID"),
    CONSTRAINT "FK_MetaData_SamplingLocation" FOREIGN KEY ("SamplingLocationID") REFERENCES "dbo"."SamplingLocation" ("SamplingLocationID"),
    CONSTRAINT "FK_MetaData_WeatherCondition" FOREIGN KEY ("ConditionID") REFERENCES "dbo"."WeatherCondition" ("ConditionID")
);
-- strandline:statement 17.3
CREATE INDEX "IX_MetaData_SamplingLocationID_VariableID" ON "dbo"."MetaData" ("SamplingLocationID", "VariableID");
-- strandline:statement 17.4
CREATE INDEX "IX_MetaData_EquipmentID_VariableID" ON "dbo"."MetaData" ("EquipmentID", "VariableID");
-- strandline:statement 17.5
CREATE INDEX "IX_MetaData_ProjectID" ON "dbo"."MetaData" ("ProjectID");
-- strandline:statement 17.6
COMMENT ON TABLE "dbo"."MetaData" IS 'The hub: one row is the context of one series (what, where, with what, by whom, why), and every stored value points to one row.';
-- strandline:statement 17.7
COMMENT ON COLUMN "dbo"."MetaData"."MetaDataID" IS 'Surrogate key of the series.';
-- strandline:statement 17.8
COMMENT ON COLUMN "dbo"."MetaData"."ProjectID" IS 'Project under which the series was recorded.';
-- strandline:statement 17.9
COMMENT ON COLUMN "dbo"."MetaData"."ContactID" IS 'Person responsible for the series.';
-- strandline:statement 17.10
COMMENT ON COLUMN "dbo"."MetaData"."EquipmentID" IS 'Instrument that produced the series; empty when none is known.';
-- strandline:statement 17.11
COMMENT ON COLUMN "dbo"."MetaData"."VariableID" IS 'Variable that the values are of.';
-- strandline:statement 17.12
COMMENT ON COLUMN "dbo"."MetaData"."ProcedureID" IS 'Procedure followed.';
-- strandline:statement 17.13
COMMENT ON COLUMN "dbo"."MetaData"."UnitID" IS 'Unit that the values are stored in; overrides the variable''s usual unit.';
-- strandline:statement 17.14
COMMENT ON COLUMN "dbo"."MetaData"."PurposeID" IS 'Why the series was recorded.';
-- strandline:statement 17.15
COMMENT ON COLUMN "dbo"."MetaData"."SamplingLocationID" IS 'Where the series was recorded.';
-- strandline:statement 17.16
COMMENT ON COLUMN "dbo"."MetaData"."ConditionID" IS 'Weather for which the series was recorded; empty when it covers all weathers.';

-- strandline:step 18/23: create table dbo.ProjectHasContact
-- strandline:statement 18.1
CREATE TABLE "dbo"."ProjectHasContact" (
    "ProjectID" INTEGER NOT NULL,
    "ContactID" INTEGER NOT NULL,
    CONSTRAINT "PK_ProjectHasContact" PRIMARY KEY ("ProjectID", "ContactID"),
    CONSTRAINT "FK_ProjectHasContact_Project" FOREIGN KEY ("ProjectID") REFERENCES "dbo"."Project" ("ProjectID"),
    CONSTRAINT "FK_ProjectHasContact_Contact" FOREIGN KEY ("ContactID") REFERENCES "dbo"."Contact" ("ContactID")
);
-- strandline:statement 18.2
COMMENT ON TABLE "dbo"."ProjectHasContact" IS 'People who take part in a project.';
-- strandline:statement 18.3
COMMENT ON COLUMN "dbo"."ProjectHasContact"."ProjectID" IS 'Project taken part in.';
-- strandline:statement 18.4
COMMENT ON COLUMN "dbo"."ProjectHasContact"."ContactID" IS 'Person who takes part.';

-- strandline:step 19/23: create table dbo.ProjectHasEquipment
-- strandline:statement 19.1
CREATE TABLE "dbo"."ProjectHasEquipment" (
    "ProjectID" INTEGER NOT NULL,
    "EquipmentID" INTEGER NOT NULL,
    CONSTRAINT "PK_ProjectHasEquipment" PRIMARY KEY ("ProjectID", "EquipmentID"),
    CONSTRAINT "FK_ProjectHasEquipment_Project" FOREIGN KEY ("ProjectID") REFERENCES "dbo"."Project" ("ProjectID"),
    CONSTRAINT "FK_ProjectHasEquipment_Equipment" FOREIGN KEY ("EquipmentID") REFERENCES "dbo"."Equipment" ("EquipmentID")
);
-- strandline:statement 19.2
COMMENT ON TABLE "dbo"."ProjectHasEquipment" IS 'Instruments that a project uses.';
-- strandline:statement 19.3
COMMENT ON COLUMN "dbo"."ProjectHasEquipment"."ProjectID" IS 'Project that uses the instrument.';
-- strandline:statement 19.4
COMMENT ON COLUMN "dbo"."ProjectHasEquipment"."EquipmentID" IS 'Instrument used.';

-- strandline:step 20/23: create table dbo.ProjectHasSamplingLocation
-- strandline:statement 20.1
CREATE TABLE "dbo"."ProjectHasSamplingLocation" (
    "ProjectID" INTEGER NOT NULL,
    "SamplingLocationID" INTEGER NOT NULL,
    CONSTRAINT "PK_ProjectHasSamplingLocation" PRIMARY KEY ("ProjectID", "SamplingLocationID"),
    CONSTRAINT "FK_ProjectHasSamplingLocation_Project" FOREIGN KEY ("ProjectID") REFERENCES "dbo"."Project" ("ProjectID"),
    CONSTRAINT "FK_ProjectHasSamplingLocation_SamplingLocation" FOREIGN KEY ("SamplingLocationID") REFERENCES "dbo"."SamplingLocation" ("SamplingLocationID")
);
-- strandline:statement 20.2
COMMENT ON TABLE "dbo"."ProjectHasSamplingLocation" IS 'Sampling locations that a project works at.';
-- strandline:statement 20.3
COMMENT ON COLUMN "dbo"."ProjectHasSamplingLocation"."ProjectID" IS 'Project that works at the location.';
-- strandline:statement 20.4
COMMENT ON COLUMN "dbo"."ProjectHasSamplingLocation"."SamplingLocationID" IS 'Location worked at.';

-- strandline:step 21/23: create table dbo.UrbanCharacteristics
-- strandline:statement 21.1
CREATE TABLE "dbo"."UrbanCharacteristics" (
    "WatershedID" INTEGER NOT NULL,
    "Commercial" FLOAT,
    "GreenSpaces" FLOAT,
    "Industrial" FLOAT,
    "Institutional" FLOAT,
    "Residential" FLOAT,
    "Agricultural" FLOAT,
    "Recreational" FLOAT,
    CONSTRAINT "PK_UrbanCharacteristics" PRIMARY KEY ("WatershedID"),
    CONSTRAINT "FK_UrbanCharacteristics_Watershed" FOREIGN KEY ("WatershedID") REFERENCES "dbo"."Watershed" ("WatershedID")
);
-- strandline:statement 21.2
COMMENT ON TABLE "dbo"."UrbanCharacteristics" IS 'Land use within the urban part of a watershed; at most one row per watershed, sharing its key.';
-- strandline:statement 21.3
COMMENT ON COLUMN "dbo"."UrbanCharacteristics"."WatershedID" IS 'Watershed described; key of this table and link to its parent at once.';
-- strandline:statement 21.4
COMMENT ON COLUMN "dbo"."UrbanCharacteristics"."Commercial" IS 'Commercial land in percent (%) of the urban area.';
-- strandline:statement 21.5
COMMENT ON COLUMN "dbo"."UrbanCharacteristics"."GreenSpaces" IS 'Parks and other green spaces in percent (%) of the urban area.';
-- strandline:statement 21.6
COMMENT ON COLUMN "dbo"."UrbanCharacteristics"."Industrial" IS 'Industrial land in percent (%) of the urban area.';
-- strandline:statement 21.7
COMMENT ON COLUMN "dbo"."UrbanCharacteristics"."Institutional" IS 'Schools, hospitals and other institutions in percent (%) of the urban area.';
-- strandline:statement 21.8
COMMENT ON COLUMN "dbo"."UrbanCharacteristics"."Residential" IS 'Residential land in percent (%) of the urban area.';
-- strandline:statement 21.9
COMMENT ON COLUMN "dbo"."UrbanCharacteristics"."Agricultural" IS 'Agricultural land in percent (%) of the urban area.';
-- strandline:statement 21.10
COMMENT ON COLUMN "dbo"."UrbanCharacteristics"."Recreational" IS 'Sports grounds and other recreational land in percent (%) of the urban area.';

-- strandline:step 22/23: create table dbo.Value
-- strandline:statement 22.1
CREATE TABLE "dbo"."Value" (
    "MetaDataID" INTEGER NOT NULL,
    "tstamp" TIMESTAMP NOT NULL,
    "Value" DOUBLE,
    "QualityCode" INTEGER,
    "CommentID" INTEGER,
    CONSTRAINT "PK_Value" PRIMARY KEY ("MetaDataID", "tstamp"),
    CONSTRAINT "FK_Value_MetaData" FOREIGN KEY ("MetaDataID") REFERENCES "dbo"."MetaData" ("MetaDataID"),
    CONSTRAINT "FK_Value_Comments" FOREIGN KEY ("CommentID") REFERENCES "dbo"."Comments" ("CommentID")
);
-- strandline:statement 22.2
CREATE INDEX "IX_Value_tstamp" ON "dbo"."Value" ("tstamp");
-- strandline:statement 22.3
COMMENT ON TABLE "dbo"."Value" IS 'Scalar time series: one number per series and instant.';
-- strandline:statement 22.4
COMMENT ON COLUMN "dbo"."Value"."MetaDataID" IS 'Series that the value belongs to.';
-- strandline:statement 22.5
COMMENT ON COLUMN "dbo"."Value"."tstamp" IS 'Instant of the value, in UTC, stored without a zone.';
-- strandline:statement 22.6
COMMENT ON COLUMN "dbo"."Value"."Value" IS 'The number, in the unit of the series; empty when the instrument gave none.';
-- strandline:statement 22.7
COMMENT ON COLUMN "dbo"."Value"."QualityCode" IS 'Quality of the value: 1 accepted, 2 suspect, 3 rejected, 4 below the limit of detection, 5 above range, 6 outlier; empty when it was not assessed. The column is a free integer.';
-- strandline:statement 22.8
COMMENT ON COLUMN "dbo"."Value"."CommentID" IS 'Remark about the value.';

-- strandline:step 23/23: create table dbo.VariableHasProcedure
-- strandline:statement 23.1
CREATE TABLE "dbo"."VariableHasProcedure" (
    "VariableID" INTEGER NOT NULL,
    "ProcedureID" INTEGER NOT NULL,
    CONSTRAINT "PK_VariableHasProcedure" PRIMARY KEY ("VariableID", "ProcedureID"),
    CONSTRAINT "FK_VariableHasProcedure_Variable" FOREIGN KEY ("VariableID") REFERENCES "dbo"."Variable" ("VariableID"),
    CONSTRAINT "FK_VariableHasProcedure_Procedures" FOREIGN KEY ("ProcedureID") REFERENCES "dbo"."Procedures" ("ProcedureID")
);
-- strandline:statement 23.2
COMMENT ON TABLE "dbo"."VariableHasProcedure" IS 'Procedures by which a variable may be measured or analysed.';
-- strandline:statement 23.3
COMMENT ON COLUMN "dbo"."VariableHasProcedure"."VariableID" IS 'Variable that is measured.';
-- strandline:statement 23.4
COMMENT ON COLUMN "dbo"."VariableHasProcedure"."ProcedureID" IS 'Procedure that measures it.';

-- strandline:end
COMMIT;

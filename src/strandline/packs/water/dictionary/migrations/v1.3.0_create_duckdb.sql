-- Migration: create v1.3.0
-- Component: water on duckdb
-- Description: Lab data: laboratories, samples, analysts and the resources of campaigns
-- Author: Strandline water pack
-- Date: 2026-06-08
-- Breaking changes: NONE
-- Phase: expand
-- Loses data: NONE
-- Archives: NONE
-- Run by hand: duckdb -bail DB < FILE

-- strandline:before
SET wal_autocheckpoint = '0KB';
-- strandline:begin
BEGIN TRANSACTION;
-- strandline:step 1/57: create table dbo.CampaignType
-- strandline:statement 1.1
CREATE SCHEMA IF NOT EXISTS "dbo";
-- strandline:statement 1.2
CREATE TABLE "dbo"."CampaignType" (
    "CampaignTypeID" INTEGER NOT NULL,
    "CampaignTypeName" VARCHAR NOT NULL,
    CONSTRAINT "PK_CampaignType" PRIMARY KEY ("CampaignTypeID")
);
-- strandline:statement 1.3
COMMENT ON TABLE "dbo"."CampaignType" IS 'Kinds of campaign.';
-- strandline:statement 1.4
COMMENT ON COLUMN "dbo"."CampaignType"."CampaignTypeID" IS 'Fixed key of the kind: 1 Experiment, 2 Operations, 3 Commissioning, 4 Audit.';
-- strandline:statement 1.5
COMMENT ON COLUMN "dbo"."CampaignType"."CampaignTypeName" IS 'Name of the kind.';

-- strandline:step 2/57: create table dbo.Project
-- strandline:statement 2.1
CREATE SEQUENCE "dbo"."strandline_seq_Project_ProjectID" START 1 INCREMENT 1 MINVALUE 1;
-- strandline:statement 2.2
CREATE TABLE "dbo"."Project" (
    "ProjectID" INTEGER DEFAULT nextval('"dbo"."strandline_seq_Project_ProjectID"') NOT NULL,
    "Name" VARCHAR NOT NULL,
    "Description" VARCHAR,
    CONSTRAINT "PK_Project" PRIMARY KEY ("ProjectID")
);
-- strandline:statement 2.3
COMMENT ON TABLE "dbo"."Project" IS 'Research or monitoring projects under which series were recorded.';
-- strandline:statement 2.4
COMMENT ON COLUMN "dbo"."Project"."ProjectID" IS 'Surrogate key of the project.';
-- strandline:statement 2.5
COMMENT ON COLUMN "dbo"."Project"."Name" IS 'Title of the project.';
-- strandline:statement 2.6
COMMENT ON COLUMN "dbo"."Project"."Description" IS 'Aim, funding and scope of the project.';

-- strandline:step 3/57: create table dbo.Watershed
-- strandline:statement 3.1
CREATE SEQUENCE "dbo"."strandline_seq_Watershed_WatershedID" START 1 INCREMENT 1 MINVALUE 1;
-- strandline:statement 3.2
CREATE TABLE "dbo"."Watershed" (
    "WatershedID" INTEGER DEFAULT nextval('"dbo"."strandline_seq_Watershed_WatershedID"') NOT NULL,
    "Name" VARCHAR NOT NULL,
    "Description" VARCHAR,
    "SurfaceArea" FLOAT,
    "ConcentrationTime" INTEGER,
    "ImperviousSurface" FLOAT,
    CONSTRAINT "PK_Watershed" PRIMARY KEY ("WatershedID")
);
-- strandline:statement 3.3
COMMENT ON TABLE "dbo"."Watershed" IS 'Drainage areas that feed the monitored sites.';
-- strandline:statement 3.4
COMMENT ON COLUMN "dbo"."Watershed"."WatershedID" IS 'Surrogate key of the watershed.';
-- strandline:statement 3.5
COMMENT ON COLUMN "dbo"."Watershed"."Name" IS 'Name of the watershed.';
-- strandline:statement 3.6
COMMENT ON COLUMN "dbo"."Watershed"."Description" IS 'Free description: relief, land use, sewer type, particulars.';
-- strandline:statement 3.7
COMMENT ON COLUMN "dbo"."Watershed"."SurfaceArea" IS 'Drained surface in hectares (ha).';
-- strandline:statement 3.8
COMMENT ON COLUMN "dbo"."Watershed"."ConcentrationTime" IS 'Time of concentration in minutes (min): travel time of water from the farthest point to the outlet.';
-- strandline:statement 3.9
COMMENT ON COLUMN "dbo"."Watershed"."ImperviousSurface" IS 'Share of impervious surface in percent (%) of SurfaceArea.';

-- strandline:step 4/57: create table dbo.Site
-- strandline:statement 4.1
CREATE SEQUENCE "dbo"."strandline_seq_Site_SiteID" START 1 INCREMENT 1 MINVALUE 1;
-- strandline:statement 4.2
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
-- strandline:statement 4.3
COMMENT ON TABLE "dbo"."Site" IS 'Places where measurements are made: treatment plants, pilot plants, rivers, sewers, overflows.';
-- strandline:statement 4.4
COMMENT ON COLUMN "dbo"."Site"."SiteID" IS 'Surrogate key of the site.';
-- strandline:statement 4.5
COMMENT ON COLUMN "dbo"."Site"."WatershedID" IS 'Watershed that drains to the site, where one is known.';
-- strandline:statement 4.6
COMMENT ON COLUMN "dbo"."Site"."Name" IS 'Name of the site; unique.';
-- strandline:statement 4.7
COMMENT ON COLUMN "dbo"."Site"."SiteType" IS 'Kind of site, for example WWTP, River, Sewer_system, Pilot or Lagoon.';
-- strandline:statement 4.8
COMMENT ON COLUMN "dbo"."Site"."Description" IS 'Free description of the site.';
-- strandline:statement 4.9
COMMENT ON COLUMN "dbo"."Site"."Picture" IS 'Photograph or plan of the site, as the bytes of an image file.';
-- strandline:statement 4.10
COMMENT ON COLUMN "dbo"."Site"."StreetNumber" IS 'Street number of the site''s address.';
-- strandline:statement 4.11
COMMENT ON COLUMN "dbo"."Site"."StreetName" IS 'Street of the site''s address.';
-- strandline:statement 4.12
COMMENT ON COLUMN "dbo"."Site"."City" IS 'Town or municipality.';
-- strandline:statement 4.13
COMMENT ON COLUMN "dbo"."Site"."ZipCode" IS 'Postal code.';
-- strandline:statement 4.14
COMMENT ON COLUMN "dbo"."Site"."Province" IS 'Province, state or region.';
-- strandline:statement 4.15
COMMENT ON COLUMN "dbo"."Site"."Country" IS 'Country.';

-- strandline:step 5/57: create table dbo.Campaign
-- strandline:statement 5.1
CREATE SEQUENCE "dbo"."strandline_seq_Campaign_CampaignID" START 1 INCREMENT 1 MINVALUE 1;
-- strandline:statement 5.2
CREATE TABLE "dbo"."Campaign" (
    "CampaignID" INTEGER DEFAULT nextval('"dbo"."strandline_seq_Campaign_CampaignID"') NOT NULL,
    "CampaignTypeID" INTEGER NOT NULL,
    "SiteID" INTEGER NOT NULL,
    "Name" VARCHAR NOT NULL,
    "Description" VARCHAR,
    "StartDate" TIMESTAMP,
    "EndDate" TIMESTAMP,
    "ProjectID" INTEGER,
    CONSTRAINT "PK_Campaign" PRIMARY KEY ("CampaignID"),
    CONSTRAINT "FK_Campaign_CampaignType" FOREIGN KEY ("CampaignTypeID") REFERENCES "dbo"."CampaignType" ("CampaignTypeID"),
    CONSTRAINT "FK_Campaign_Site" FOREIGN KEY ("SiteID") REFERENCES "dbo"."Site" ("SiteID"),
    CONSTRAINT "FK_Campaign_Project" FOREIGN KEY ("ProjectID") REFERENCES "dbo"."Project" ("ProjectID")
);
-- strandline:statement 5.3
COMMENT ON TABLE "dbo"."Campaign" IS 'Measuring campaigns: bounded efforts at one site, experimental or operational, that own series.';
-- strandline:statement 5.4
COMMENT ON COLUMN "dbo"."Campaign"."CampaignID" IS 'Surrogate key of the campaign.';
-- strandline:statement 5.5
COMMENT ON COLUMN "dbo"."Campaign"."CampaignTypeID" IS 'Kind of the campaign.';
-- strandline:statement 5.6
COMMENT ON COLUMN "dbo"."Campaign"."SiteID" IS 'Site where the campaign takes place.';
-- strandline:statement 5.7
COMMENT ON COLUMN "dbo"."Campaign"."Name" IS 'Name of the campaign.';
-- strandline:statement 5.8
COMMENT ON COLUMN "dbo"."Campaign"."Description" IS 'Aim and design of the campaign.';
-- strandline:statement 5.9
COMMENT ON COLUMN "dbo"."Campaign"."StartDate" IS 'Start, in UTC; empty when open or unknown.';
-- strandline:statement 5.10
COMMENT ON COLUMN "dbo"."Campaign"."EndDate" IS 'End, in UTC; empty while the campaign runs.';
-- strandline:statement 5.11
COMMENT ON COLUMN "dbo"."Campaign"."ProjectID" IS 'Project that the campaign continues or belongs to; empty for campaigns without one.';

-- strandline:step 6/57: create table dbo.EquipmentModel
-- strandline:statement 6.1
CREATE SEQUENCE "dbo"."strandline_seq_EquipmentModel_EquipmentModelID" START 1 INCREMENT 1 MINVALUE 1;
-- strandline:statement 6.2
CREATE TABLE "dbo"."EquipmentModel" (
    "EquipmentModelID" INTEGER DEFAULT nextval('"dbo"."strandline_seq_EquipmentModel_EquipmentModelID"') NOT NULL,
    "Name" VARCHAR NOT NULL,
    "Method" VARCHAR,
    "Functions" VARCHAR,
    "Manufacturer" VARCHAR,
    "ManualLocation" VARCHAR,
    CONSTRAINT "PK_EquipmentModel" PRIMARY KEY ("EquipmentModelID")
);
-- strandline:statement 6.3
COMMENT ON TABLE "dbo"."EquipmentModel" IS 'Makes and models of instruments; the individual instruments are rows of Equipment.';
-- strandline:statement 6.4
COMMENT ON COLUMN "dbo"."EquipmentModel"."EquipmentModelID" IS 'Surrogate key of the model.';
-- strandline:statement 6.5
COMMENT ON COLUMN "dbo"."EquipmentModel"."Name" IS 'Model name as the manufacturer writes it.';
-- strandline:statement 6.6
COMMENT ON COLUMN "dbo"."EquipmentModel"."Method" IS 'Measuring principle, for example UV-Vis absorption or ion-selective electrode.';
-- strandline:statement 6.7
COMMENT ON COLUMN "dbo"."EquipmentModel"."Functions" IS 'What the model can do.';
-- strandline:statement 6.8
COMMENT ON COLUMN "dbo"."EquipmentModel"."Manufacturer" IS 'Maker of the model.';
-- strandline:statement 6.9
COMMENT ON COLUMN "dbo"."EquipmentModel"."ManualLocation" IS 'Path or address of the manual.';

-- strandline:step 7/57: create table dbo.Equipment
-- strandline:statement 7.1
CREATE SEQUENCE "dbo"."strandline_seq_Equipment_EquipmentID" START 1 INCREMENT 1 MINVALUE 1;
-- strandline:statement 7.2
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
-- strandline:statement 7.3
COMMENT ON TABLE "dbo"."Equipment" IS 'Individual instruments, samplers and loggers that an organisation owns or borrows.';
-- strandline:statement 7.4
COMMENT ON COLUMN "dbo"."Equipment"."EquipmentID" IS 'Surrogate key of the instrument.';
-- strandline:statement 7.5
COMMENT ON COLUMN "dbo"."Equipment"."EquipmentModelID" IS 'Model that the instrument is of.';
-- strandline:statement 7.6
COMMENT ON COLUMN "dbo"."Equipment"."Identifier" IS 'Asset name written on the instrument, for example TSS_01; unique.';
-- strandline:statement 7.7
COMMENT ON COLUMN "dbo"."Equipment"."SerialNumber" IS 'Manufacturer''s serial number.';
-- strandline:statement 7.8
COMMENT ON COLUMN "dbo"."Equipment"."Owner" IS 'Person or organisation that owns the instrument.';
-- strandline:statement 7.9
COMMENT ON COLUMN "dbo"."Equipment"."StorageLocation" IS 'Where the instrument is kept when it is not installed.';
-- strandline:statement 7.10
COMMENT ON COLUMN "dbo"."Equipment"."PurchaseDate" IS 'Day of purchase.';

-- strandline:step 8/57: create table dbo.CampaignEquipment
-- strandline:statement 8.1
CREATE TABLE "dbo"."CampaignEquipment" (
    "CampaignID" INTEGER NOT NULL,
    "EquipmentID" INTEGER NOT NULL,
    "Role" VARCHAR,
    CONSTRAINT "PK_CampaignEquipment" PRIMARY KEY ("CampaignID", "EquipmentID"),
    CONSTRAINT "FK_CampaignEquipment_Campaign" FOREIGN KEY ("CampaignID") REFERENCES "dbo"."Campaign" ("CampaignID"),
    CONSTRAINT "FK_CampaignEquipment_Equipment" FOREIGN KEY ("EquipmentID") REFERENCES "dbo"."Equipment" ("EquipmentID")
);
-- strandline:statement 8.2
COMMENT ON TABLE "dbo"."CampaignEquipment" IS 'Instruments that a campaign uses; an instrument may serve several campaigns.';
-- strandline:statement 8.3
COMMENT ON COLUMN "dbo"."CampaignEquipment"."CampaignID" IS 'Campaign that uses the instrument.';
-- strandline:statement 8.4
COMMENT ON COLUMN "dbo"."CampaignEquipment"."EquipmentID" IS 'Instrument used.';
-- strandline:statement 8.5
COMMENT ON COLUMN "dbo"."CampaignEquipment"."Role" IS 'What the instrument is to the campaign, for example Reference or Under test.';

-- strandline:step 9/57: create table dbo.SamplingLocation
-- strandline:statement 9.1
CREATE SEQUENCE "dbo"."strandline_seq_SamplingLocation_SamplingLocationID" START 1 INCREMENT 1 MINVALUE 1;
-- strandline:statement 9.2
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
-- strandline:statement 9.3
COMMENT ON TABLE "dbo"."SamplingLocation" IS 'Exact points of a site where a sensor hangs or a sample is taken.';
-- strandline:statement 9.4
COMMENT ON COLUMN "dbo"."SamplingLocation"."SamplingLocationID" IS 'Surrogate key of the sampling location.';
-- strandline:statement 9.5
COMMENT ON COLUMN "dbo"."SamplingLocation"."SiteID" IS 'Site that the location belongs to.';
-- strandline:statement 9.6
COMMENT ON COLUMN "dbo"."SamplingLocation"."Name" IS 'Short name or code of the location, unique within its site, for example Inlet or CL1_EFF.';
-- strandline:statement 9.7
COMMENT ON COLUMN "dbo"."SamplingLocation"."PlantArea" IS 'Part of the plant or network, for example Primary settling or Sewer 01.';
-- strandline:statement 9.8
COMMENT ON COLUMN "dbo"."SamplingLocation"."LatitudeGPS" IS 'Latitude in decimal degrees (WGS 84), north positive, -90 to 90.';
-- strandline:statement 9.9
COMMENT ON COLUMN "dbo"."SamplingLocation"."LongitudeGPS" IS 'Longitude in decimal degrees (WGS 84), east positive, -180 to 180.';
-- strandline:statement 9.10
COMMENT ON COLUMN "dbo"."SamplingLocation"."Description" IS 'How to find and reach the location, and what is particular about it.';
-- strandline:statement 9.11
COMMENT ON COLUMN "dbo"."SamplingLocation"."PictureURL" IS 'Address or path of a photograph of the location.';

-- strandline:step 10/57: create table dbo.CampaignSamplingLocation
-- strandline:statement 10.1
CREATE TABLE "dbo"."CampaignSamplingLocation" (
    "CampaignID" INTEGER NOT NULL,
    "SamplingLocationID" INTEGER NOT NULL,
    "Role" VARCHAR,
    CONSTRAINT "PK_CampaignSamplingLocation" PRIMARY KEY ("CampaignID", "SamplingLocationID"),
    CONSTRAINT "FK_CampaignSamplingLocation_Campaign" FOREIGN KEY ("CampaignID") REFERENCES "dbo"."Campaign" ("CampaignID"),
    CONSTRAINT "FK_CampaignSamplingLocation_SamplingLocation" FOREIGN KEY ("SamplingLocationID") REFERENCES "dbo"."SamplingLocation" ("SamplingLocationID")
);
-- strandline:statement 10.2
COMMENT ON TABLE "dbo"."CampaignSamplingLocation" IS 'Sampling locations that a campaign uses; a location may serve several campaigns.';
-- strandline:statement 10.3
COMMENT ON COLUMN "dbo"."CampaignSamplingLocation"."CampaignID" IS 'Campaign that uses the location.';
-- strandline:statement 10.4
COMMENT ON COLUMN "dbo"."CampaignSamplingLocation"."SamplingLocationID" IS 'Location used.';
-- strandline:statement 10.5
COMMENT ON COLUMN "dbo"."CampaignSamplingLocation"."Role" IS 'What the location is to the campaign, for example Inlet or Outlet.';

-- strandline:step 11/57: create table dbo.Unit
-- strandline:statement 11.1
CREATE SEQUENCE "dbo"."strandline_seq_Unit_UnitID" START 1 INCREMENT 1 MINVALUE 1;
-- strandline:statement 11.2
CREATE TABLE "dbo"."Unit" (
    "UnitID" INTEGER DEFAULT nextval('"dbo"."strandline_seq_Unit_UnitID"') NOT NULL,
    "Name" VARCHAR NOT NULL,
    "Description" VARCHAR,
    CONSTRAINT "PK_Unit" PRIMARY KEY ("UnitID"),
    CONSTRAINT "UQ_Unit_Name" UNIQUE ("Name")
);
-- strandline:statement 11.3
COMMENT ON TABLE "dbo"."Unit" IS 'Units of measurement, one row per unit, shared by variables, series and instrument ranges.';
-- strandline:statement 11.4
COMMENT ON COLUMN "dbo"."Unit"."UnitID" IS 'Surrogate key of the unit.';
-- strandline:statement 11.5
COMMENT ON COLUMN "dbo"."Unit"."Name" IS 'Symbol or short name as printed beside a value, for example mg/L, NTU or °C; unique.';
-- strandline:statement 11.6
COMMENT ON COLUMN "dbo"."Unit"."Description" IS 'What the unit means, and how it converts where that is not obvious.';

-- strandline:step 12/57: create table dbo.Variable
-- strandline:statement 12.1
CREATE SEQUENCE "dbo"."strandline_seq_Variable_VariableID" START 1 INCREMENT 1 MINVALUE 1;
-- strandline:statement 12.2
CREATE TABLE "dbo"."Variable" (
    "VariableID" INTEGER DEFAULT nextval('"dbo"."strandline_seq_Variable_VariableID"') NOT NULL,
    "Name" VARCHAR NOT NULL,
    "UnitID" INTEGER,
    "Description" VARCHAR,
    CONSTRAINT "PK_Variable" PRIMARY KEY ("VariableID"),
    CONSTRAINT "UQ_Variable_Name" UNIQUE ("Name"),
    CONSTRAINT "FK_Variable_Unit" FOREIGN KEY ("UnitID") REFERENCES "dbo"."Unit" ("UnitID")
);
-- strandline:statement 12.3
COMMENT ON TABLE "dbo"."Variable" IS 'Quantities that are measured or computed, such as TSS, pH or flow.';
-- strandline:statement 12.4
COMMENT ON COLUMN "dbo"."Variable"."VariableID" IS 'Surrogate key of the variable.';
-- strandline:statement 12.5
COMMENT ON COLUMN "dbo"."Variable"."Name" IS 'Name of the variable, for example TSS or NH4-N; unique.';
-- strandline:statement 12.6
COMMENT ON COLUMN "dbo"."Variable"."UnitID" IS 'Usual unit of the variable; a series may name another one.';
-- strandline:statement 12.7
COMMENT ON COLUMN "dbo"."Variable"."Description" IS 'What is measured, and what it is not.';

-- strandline:step 13/57: create table dbo.CampaignVariable
-- strandline:statement 13.1
CREATE TABLE "dbo"."CampaignVariable" (
    "CampaignID" INTEGER NOT NULL,
    "VariableID" INTEGER NOT NULL,
    CONSTRAINT "PK_CampaignVariable" PRIMARY KEY ("CampaignID", "VariableID"),
    CONSTRAINT "FK_CampaignVariable_Campaign" FOREIGN KEY ("CampaignID") REFERENCES "dbo"."Campaign" ("CampaignID"),
    CONSTRAINT "FK_CampaignVariable_Variable" FOREIGN KEY ("VariableID") REFERENCES "dbo"."Variable" ("VariableID")
);
-- strandline:statement 13.2
COMMENT ON TABLE "dbo"."CampaignVariable" IS 'Variables that a campaign measures.';
-- strandline:statement 13.3
COMMENT ON COLUMN "dbo"."CampaignVariable"."CampaignID" IS 'Campaign that measures the variable.';
-- strandline:statement 13.4
COMMENT ON COLUMN "dbo"."CampaignVariable"."VariableID" IS 'Variable measured.';

-- strandline:step 14/57: create table dbo.Comments
-- strandline:statement 14.1
CREATE SEQUENCE "dbo"."strandline_seq_Comments_CommentID" START 1 INCREMENT 1 MINVALUE 1;
-- strandline:statement 14.2
CREATE TABLE "dbo"."Comments" (
    "CommentID" INTEGER DEFAULT nextval('"dbo"."strandline_seq_Comments_CommentID"') NOT NULL,
    "Comment" VARCHAR,
    CONSTRAINT "PK_Comments" PRIMARY KEY ("CommentID")
);
-- strandline:statement 14.3
COMMENT ON TABLE "dbo"."Comments" IS 'Remarks that single values point to; one remark may serve many values.';
-- strandline:statement 14.4
COMMENT ON COLUMN "dbo"."Comments"."CommentID" IS 'Surrogate key of the comment.';
-- strandline:statement 14.5
COMMENT ON COLUMN "dbo"."Comments"."Comment" IS 'The remark itself.';

-- strandline:step 15/57: create table dbo.Contact
-- strandline:statement 15.1
CREATE SEQUENCE "dbo"."strandline_seq_Contact_ContactID" START 1 INCREMENT 1 MINVALUE 1;
-- strandline:statement 15.2
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
-- strandline:statement 15.3
COMMENT ON TABLE "dbo"."Contact" IS 'People of the archive''s first years, with their addresses; kept as it was.';
-- strandline:statement 15.4
COMMENT ON COLUMN "dbo"."Contact"."ContactID" IS 'Surrogate key of the contact.';
-- strandline:statement 15.5
COMMENT ON COLUMN "dbo"."Contact"."LastName" IS 'Family name.';
-- strandline:statement 15.6
COMMENT ON COLUMN "dbo"."Contact"."FirstName" IS 'Given names.';
-- strandline:statement 15.7
COMMENT ON COLUMN "dbo"."Contact"."Company" IS 'Employer or institution.';
-- strandline:statement 15.8
COMMENT ON COLUMN "dbo"."Contact"."Status" IS 'Standing at the time, for example MSc, PhD, Postdoc, Intern or Technician.';
-- strandline:statement 15.9
COMMENT ON COLUMN "dbo"."Contact"."Function" IS 'What the person does in the projects.';
-- strandline:statement 15.10
COMMENT ON COLUMN "dbo"."Contact"."OfficeNumber" IS 'Office or room.';
-- strandline:statement 15.11
COMMENT ON COLUMN "dbo"."Contact"."Email" IS 'E-mail address.';
-- strandline:statement 15.12
COMMENT ON COLUMN "dbo"."Contact"."Phone" IS 'Telephone number as dialled, with country code where known.';
-- strandline:statement 15.13
COMMENT ON COLUMN "dbo"."Contact"."SkypeName" IS 'Skype account.';
-- strandline:statement 15.14
COMMENT ON COLUMN "dbo"."Contact"."Linkedin" IS 'LinkedIn profile.';
-- strandline:statement 15.15
COMMENT ON COLUMN "dbo"."Contact"."StreetNumber" IS 'Street number of the postal address.';
-- strandline:statement 15.16
COMMENT ON COLUMN "dbo"."Contact"."StreetName" IS 'Street of the postal address.';
-- strandline:statement 15.17
COMMENT ON COLUMN "dbo"."Contact"."City" IS 'Town or municipality.';
-- strandline:statement 15.18
COMMENT ON COLUMN "dbo"."Contact"."ZipCode" IS 'Postal code.';
-- strandline:statement 15.19
COMMENT ON COLUMN "dbo"."Contact"."Province" IS 'Province, state or region.';
-- strandline:statement 15.20
COMMENT ON COLUMN "dbo"."Contact"."Country" IS 'Country.';
-- strandline:statement 15.21
COMMENT ON COLUMN "dbo"."Contact"."Website" IS 'Personal or institutional web page.';

-- strandline:step 16/57: create table dbo.DataProvenance
-- strandline:statement 16.1
CREATE TABLE "dbo"."DataProvenance" (
    "DataProvenanceID" INTEGER NOT NULL,
    "DataProvenanceName" VARCHAR NOT NULL,
    CONSTRAINT "PK_DataProvenance" PRIMARY KEY ("DataProvenanceID")
);
-- strandline:statement 16.2
COMMENT ON TABLE "dbo"."DataProvenance" IS 'Kinds of origin that a series can have.';
-- strandline:statement 16.3
COMMENT ON COLUMN "dbo"."DataProvenance"."DataProvenanceID" IS 'Fixed key of the origin: 1 Sensor, 2 Laboratory, 3 Manual Entry, 4 Model Output, 5 External Source.';
-- strandline:statement 16.4
COMMENT ON COLUMN "dbo"."DataProvenance"."DataProvenanceName" IS 'Name of the origin.';

-- strandline:step 17/57: create table dbo.Procedures
-- strandline:statement 17.1
CREATE SEQUENCE "dbo"."strandline_seq_Procedures_ProcedureID" START 1 INCREMENT 1 MINVALUE 1;
-- strandline:statement 17.2
CREATE TABLE "dbo"."Procedures" (
    "ProcedureID" INTEGER DEFAULT nextval('"dbo"."strandline_seq_Procedures_ProcedureID"') NOT NULL,
    "Name" VARCHAR NOT NULL,
    "ProcedureType" VARCHAR,
    "Description" VARCHAR,
    "ProcedureLocation" VARCHAR,
    CONSTRAINT "PK_Procedures" PRIMARY KEY ("ProcedureID")
);
-- strandline:statement 17.3
COMMENT ON TABLE "dbo"."Procedures" IS 'Written procedures and methods for sampling, measuring, calibrating and analysing.';
-- strandline:statement 17.4
COMMENT ON COLUMN "dbo"."Procedures"."ProcedureID" IS 'Surrogate key of the procedure.';
-- strandline:statement 17.5
COMMENT ON COLUMN "dbo"."Procedures"."Name" IS 'Title of the procedure.';
-- strandline:statement 17.6
COMMENT ON COLUMN "dbo"."Procedures"."ProcedureType" IS 'Kind of procedure: SOP, ISO method, Sampling, Measurement or Calibration.';
-- strandline:statement 17.7
COMMENT ON COLUMN "dbo"."Procedures"."Description" IS 'Summary of what the procedure prescribes.';
-- strandline:statement 17.8
COMMENT ON COLUMN "dbo"."Procedures"."ProcedureLocation" IS 'Path or address of the document.';

-- strandline:step 18/57: create table dbo.EquipmentModelHasProcedure
-- strandline:statement 18.1
CREATE TABLE "dbo"."EquipmentModelHasProcedure" (
    "EquipmentModelID" INTEGER NOT NULL,
    "ProcedureID" INTEGER NOT NULL,
    CONSTRAINT "PK_EquipmentModelHasProcedure" PRIMARY KEY ("EquipmentModelID", "ProcedureID"),
    CONSTRAINT "FK_EquipmentModelHasProcedure_EquipmentModel" FOREIGN KEY ("EquipmentModelID") REFERENCES "dbo"."EquipmentModel" ("EquipmentModelID"),
    CONSTRAINT "FK_EquipmentModelHasProcedure_Procedures" FOREIGN KEY ("ProcedureID") REFERENCES "dbo"."Procedures" ("ProcedureID")
);
-- strandline:statement 18.2
COMMENT ON TABLE "dbo"."EquipmentModelHasProcedure" IS 'Procedures that apply to a model, such as its calibration procedure.';
-- strandline:statement 18.3
COMMENT ON COLUMN "dbo"."EquipmentModelHasProcedure"."EquipmentModelID" IS 'Model that the procedure applies to.';
-- strandline:statement 18.4
COMMENT ON COLUMN "dbo"."EquipmentModelHasProcedure"."ProcedureID" IS 'Procedure that applies.';

-- strandline:step 19/57: create table dbo.EquipmentModelHasVariable
-- strandline:statement 19.1
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
-- strandline:statement 19.2
COMMENT ON TABLE "dbo"."EquipmentModelHasVariable" IS 'Variables that a model can measure, with its physical measuring range for each.';
-- strandline:statement 19.3
COMMENT ON COLUMN "dbo"."EquipmentModelHasVariable"."EquipmentModelID" IS 'Model that measures the variable.';
-- strandline:statement 19.4
COMMENT ON COLUMN "dbo"."EquipmentModelHasVariable"."VariableID" IS 'Variable that the model measures.';
-- strandline:statement 19.5
COMMENT ON COLUMN "dbo"."EquipmentModelHasVariable"."RangeMin" IS 'Lower end of the measuring range, in the unit of UnitID.';
-- strandline:statement 19.6
COMMENT ON COLUMN "dbo"."EquipmentModelHasVariable"."RangeMax" IS 'Upper end of the measuring range, in the unit of UnitID.';
-- strandline:statement 19.7
COMMENT ON COLUMN "dbo"."EquipmentModelHasVariable"."Resolution" IS 'Resolution as the manufacturer states it, with its unit.';
-- strandline:statement 19.8
COMMENT ON COLUMN "dbo"."EquipmentModelHasVariable"."UnitID" IS 'Unit of RangeMin and RangeMax; the variable''s own unit when empty.';

-- strandline:step 20/57: create table dbo.HydrologicalCharacteristics
-- strandline:statement 20.1
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
-- strandline:statement 20.2
COMMENT ON TABLE "dbo"."HydrologicalCharacteristics" IS 'Land cover of a watershed by hydrological class; at most one row per watershed, sharing its key.';
-- strandline:statement 20.3
COMMENT ON COLUMN "dbo"."HydrologicalCharacteristics"."WatershedID" IS 'Watershed described; key of this table and link to its parent at once.';
-- strandline:statement 20.4
COMMENT ON COLUMN "dbo"."HydrologicalCharacteristics"."UrbanArea" IS 'Urban area in percent (%) of the watershed.';
-- strandline:statement 20.5
COMMENT ON COLUMN "dbo"."HydrologicalCharacteristics"."Forest" IS 'Forest in percent (%) of the watershed.';
-- strandline:statement 20.6
COMMENT ON COLUMN "dbo"."HydrologicalCharacteristics"."Wetlands" IS 'Wetlands in percent (%) of the watershed.';
-- strandline:statement 20.7
COMMENT ON COLUMN "dbo"."HydrologicalCharacteristics"."Cropland" IS 'Cropland in percent (%) of the watershed.';
-- strandline:statement 20.8
COMMENT ON COLUMN "dbo"."HydrologicalCharacteristics"."Meadow" IS 'Meadow in percent (%) of the watershed.';
-- strandline:statement 20.9
COMMENT ON COLUMN "dbo"."HydrologicalCharacteristics"."Grassland" IS 'Grassland in percent (%) of the watershed.';

-- strandline:step 21/57: create table dbo.Laboratory
-- strandline:statement 21.1
CREATE SEQUENCE "dbo"."strandline_seq_Laboratory_LaboratoryID" START 1 INCREMENT 1 MINVALUE 1;
-- strandline:statement 21.2
CREATE TABLE "dbo"."Laboratory" (
    "LaboratoryID" INTEGER DEFAULT nextval('"dbo"."strandline_seq_Laboratory_LaboratoryID"') NOT NULL,
    "Name" VARCHAR NOT NULL,
    "SiteID" INTEGER,
    "Description" VARCHAR,
    CONSTRAINT "PK_Laboratory" PRIMARY KEY ("LaboratoryID"),
    CONSTRAINT "FK_Laboratory_Site" FOREIGN KEY ("SiteID") REFERENCES "dbo"."Site" ("SiteID")
);
-- strandline:statement 21.3
COMMENT ON TABLE "dbo"."Laboratory" IS 'Laboratories that analyse samples.';
-- strandline:statement 21.4
COMMENT ON COLUMN "dbo"."Laboratory"."LaboratoryID" IS 'Surrogate key of the laboratory.';
-- strandline:statement 21.5
COMMENT ON COLUMN "dbo"."Laboratory"."Name" IS 'Name of the laboratory.';
-- strandline:statement 21.6
COMMENT ON COLUMN "dbo"."Laboratory"."SiteID" IS 'Site that houses the laboratory; empty when it is elsewhere.';
-- strandline:statement 21.7
COMMENT ON COLUMN "dbo"."Laboratory"."Description" IS 'Accreditation, contact and particulars.';

-- strandline:step 22/57: create table dbo.Person
-- strandline:statement 22.1
CREATE SEQUENCE "dbo"."strandline_seq_Person_PersonID" START 1 INCREMENT 1 MINVALUE 1;
-- strandline:statement 22.2
CREATE TABLE "dbo"."Person" (
    "PersonID" INTEGER DEFAULT nextval('"dbo"."strandline_seq_Person_PersonID"') NOT NULL,
    "FullName" VARCHAR NOT NULL,
    "Email" VARCHAR,
    "Affiliation" VARCHAR,
    CONSTRAINT "PK_Person" PRIMARY KEY ("PersonID")
);
-- strandline:statement 22.3
COMMENT ON TABLE "dbo"."Person" IS 'People who lead, sample, analyse, calibrate and process.';
-- strandline:statement 22.4
COMMENT ON COLUMN "dbo"."Person"."PersonID" IS 'Surrogate key of the person.';
-- strandline:statement 22.5
COMMENT ON COLUMN "dbo"."Person"."FullName" IS 'Name as it is to be printed.';
-- strandline:statement 22.6
COMMENT ON COLUMN "dbo"."Person"."Email" IS 'E-mail address.';
-- strandline:statement 22.7
COMMENT ON COLUMN "dbo"."Person"."Affiliation" IS 'Organisation or team.';

-- strandline:step 23/57: create table dbo.Purpose
-- strandline:statement 23.1
CREATE SEQUENCE "dbo"."strandline_seq_Purpose_PurposeID" START 1 INCREMENT 1 MINVALUE 1;
-- strandline:statement 23.2
CREATE TABLE "dbo"."Purpose" (
    "PurposeID" INTEGER DEFAULT nextval('"dbo"."strandline_seq_Purpose_PurposeID"') NOT NULL,
    "Name" VARCHAR NOT NULL,
    "Description" VARCHAR,
    CONSTRAINT "PK_Purpose" PRIMARY KEY ("PurposeID")
);
-- strandline:statement 23.3
COMMENT ON TABLE "dbo"."Purpose" IS 'Reasons for recording a series, such as measurement, lab analysis or calibration.';
-- strandline:statement 23.4
COMMENT ON COLUMN "dbo"."Purpose"."PurposeID" IS 'Surrogate key of the purpose.';
-- strandline:statement 23.5
COMMENT ON COLUMN "dbo"."Purpose"."Name" IS 'Name of the purpose, for example Measurement, Lab_analysis, Calibration, Cleaning or Validation.';
-- strandline:statement 23.6
COMMENT ON COLUMN "dbo"."Purpose"."Description" IS 'When the purpose applies.';

-- strandline:step 24/57: create table dbo.Sample
-- strandline:statement 24.1
CREATE SEQUENCE "dbo"."strandline_seq_Sample_SampleID" START 1 INCREMENT 1 MINVALUE 1;
-- strandline:statement 24.2
CREATE TABLE "dbo"."Sample" (
    "SampleID" INTEGER DEFAULT nextval('"dbo"."strandline_seq_Sample_SampleID"') NOT NULL,
    "SamplingLocationID" INTEGER NOT NULL,
    "SampledByPersonID" INTEGER,
    "CampaignID" INTEGER,
    "SampleDateTime" TIMESTAMP NOT NULL,
    "SampleType" VARCHAR,
    "Description" VARCHAR,
    CONSTRAINT "PK_Sample" PRIMARY KEY ("SampleID"),
    CONSTRAINT "FK_Sample_SamplingLocation" FOREIGN KEY ("SamplingLocationID") REFERENCES "dbo"."SamplingLocation" ("SamplingLocationID"),
    CONSTRAINT "FK_Sample_Person" FOREIGN KEY ("SampledByPersonID") REFERENCES "dbo"."Person" ("PersonID"),
    CONSTRAINT "FK_Sample_Campaign" FOREIGN KEY ("CampaignID") REFERENCES "dbo"."Campaign" ("CampaignID")
);
-- strandline:statement 24.3
COMMENT ON TABLE "dbo"."Sample" IS 'Samples of water taken for analysis; a replicate is a sample of its own.';
-- strandline:statement 24.4
COMMENT ON COLUMN "dbo"."Sample"."SampleID" IS 'Surrogate key of the sample.';
-- strandline:statement 24.5
COMMENT ON COLUMN "dbo"."Sample"."SamplingLocationID" IS 'Location where the sample was taken.';
-- strandline:statement 24.6
COMMENT ON COLUMN "dbo"."Sample"."SampledByPersonID" IS 'Person who took the sample.';
-- strandline:statement 24.7
COMMENT ON COLUMN "dbo"."Sample"."CampaignID" IS 'Campaign that the sample was taken for.';
-- strandline:statement 24.8
COMMENT ON COLUMN "dbo"."Sample"."SampleDateTime" IS 'Instant of sampling, in UTC.';
-- strandline:statement 24.9
COMMENT ON COLUMN "dbo"."Sample"."SampleType" IS 'Kind of sample, for example Grab, Composite24h or Duplicate.';
-- strandline:statement 24.10
COMMENT ON COLUMN "dbo"."Sample"."Description" IS 'Remarks on the sample.';

-- strandline:step 25/57: create table dbo.ValueType
-- strandline:statement 25.1
CREATE TABLE "dbo"."ValueType" (
    "ValueTypeID" INTEGER NOT NULL,
    "ValueTypeName" VARCHAR NOT NULL,
    "ValueTableName" VARCHAR NOT NULL,
    CONSTRAINT "PK_ValueType" PRIMARY KEY ("ValueTypeID")
);
-- strandline:statement 25.2
COMMENT ON TABLE "dbo"."ValueType" IS 'Shapes of data that a series can have; each shape is stored in a table of its own.';
-- strandline:statement 25.3
COMMENT ON COLUMN "dbo"."ValueType"."ValueTypeID" IS 'Fixed key of the shape: 1 Scalar, 2 Spectrum, 3 Image, 4 Array.';
-- strandline:statement 25.4
COMMENT ON COLUMN "dbo"."ValueType"."ValueTypeName" IS 'Name of the shape.';
-- strandline:statement 25.5
COMMENT ON COLUMN "dbo"."ValueType"."ValueTableName" IS 'Table that holds the values of this shape.';

-- strandline:step 26/57: create table dbo.WavelengthAxis
-- strandline:statement 26.1
CREATE SEQUENCE "dbo"."strandline_seq_WavelengthAxis_WavelengthAxisID" START 1 INCREMENT 1 MINVALUE 1;
-- strandline:statement 26.2
CREATE TABLE "dbo"."WavelengthAxis" (
    "WavelengthAxisID" INTEGER DEFAULT nextval('"dbo"."strandline_seq_WavelengthAxis_WavelengthAxisID"') NOT NULL,
    "Name" VARCHAR NOT NULL,
    "Description" VARCHAR,
    "NumberOfChannels" INTEGER NOT NULL,
    "MinWavelength_nm" DOUBLE NOT NULL,
    "MaxWavelength_nm" DOUBLE NOT NULL,
    CONSTRAINT "PK_WavelengthAxis" PRIMARY KEY ("WavelengthAxisID")
);
-- strandline:statement 26.3
COMMENT ON TABLE "dbo"."WavelengthAxis" IS 'Wavelength axes of spectrophotometers; series recorded on the same grid share one axis.';
-- strandline:statement 26.4
COMMENT ON COLUMN "dbo"."WavelengthAxis"."WavelengthAxisID" IS 'Surrogate key of the axis.';
-- strandline:statement 26.5
COMMENT ON COLUMN "dbo"."WavelengthAxis"."Name" IS 'Name of the axis, for example 200-750 nm in 2.5 nm steps.';
-- strandline:statement 26.6
COMMENT ON COLUMN "dbo"."WavelengthAxis"."Description" IS 'Instrument family, path length or other particulars.';
-- strandline:statement 26.7
COMMENT ON COLUMN "dbo"."WavelengthAxis"."NumberOfChannels" IS 'Number of bins on the axis.';
-- strandline:statement 26.8
COMMENT ON COLUMN "dbo"."WavelengthAxis"."MinWavelength_nm" IS 'Shortest wavelength in nanometres (nm).';
-- strandline:statement 26.9
COMMENT ON COLUMN "dbo"."WavelengthAxis"."MaxWavelength_nm" IS 'Longest wavelength in nanometres (nm).';

-- strandline:step 27/57: create table dbo.WeatherCondition
-- strandline:statement 27.1
CREATE SEQUENCE "dbo"."strandline_seq_WeatherCondition_ConditionID" START 1 INCREMENT 1 MINVALUE 1;
-- strandline:statement 27.2
CREATE TABLE "dbo"."WeatherCondition" (
    "ConditionID" INTEGER DEFAULT nextval('"dbo"."strandline_seq_WeatherCondition_ConditionID"') NOT NULL,
    "Name" VARCHAR NOT NULL,
    "Description" VARCHAR,
    CONSTRAINT "PK_WeatherCondition" PRIMARY KEY ("ConditionID")
);
-- strandline:statement 27.3
COMMENT ON TABLE "dbo"."WeatherCondition" IS 'Weather under which a series was recorded, where it was recorded for one kind only.';
-- strandline:statement 27.4
COMMENT ON COLUMN "dbo"."WeatherCondition"."ConditionID" IS 'Surrogate key of the weather condition.';
-- strandline:statement 27.5
COMMENT ON COLUMN "dbo"."WeatherCondition"."Name" IS 'Name of the condition, for example Dry, Rain or Snowmelt.';
-- strandline:statement 27.6
COMMENT ON COLUMN "dbo"."WeatherCondition"."Description" IS 'How the condition is told from the others.';

-- strandline:step 28/57: create table dbo.MetaData
-- strandline:statement 28.1
CREATE SEQUENCE "dbo"."strandline_seq_MetaData_MetaDataID" START 1 INCREMENT 1 MINVALUE 1;
-- strandline:statement 28.2
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
    "ValueTypeID" INTEGER DEFAULT 1 NOT NULL,
    "WavelengthAxisID" INTEGER,
    "DataProvenanceID" INTEGER,
    "CampaignID" INTEGER,
    "SampleID" INTEGER,
    "LaboratoryID" INTEGER,
    "AnalystPersonID" INTEGER,
    CONSTRAINT "PK_MetaData" PRIMARY KEY ("MetaDataID"),
    CONSTRAINT "FK_MetaData_Project" FOREIGN KEY ("ProjectID") REFERENCES "dbo"."Project" ("ProjectID"),
    CONSTRAINT "FK_MetaData_Contact" FOREIGN KEY ("ContactID") REFERENCES "dbo"."Contact" ("ContactID"),
    CONSTRAINT "FK_MetaData_Equipment" FOREIGN KEY ("EquipmentID") REFERENCES "dbo"."Equipment" ("EquipmentID"),
    CONSTRAINT "FK_MetaData_Variable" FOREIGN KEY ("VariableID") REFERENCES "dbo"."Variable" ("VariableID"),
    CONSTRAINT "FK_MetaData_Procedures" FOREIGN KEY ("ProcedureID") REFERENCES "dbo"."Procedures" ("ProcedureID"),
    CONSTRAINT "FK_MetaData_Unit" FOREIGN KEY ("UnitID") REFERENCES "dbo"."Unit" ("UnitID"),
    CONSTRAINT "FK_MetaData_Purpose" FOREIGN KEY ("PurposeID") REFERENCES "dbo"."Purpose" ("PurposeID"),
    CONSTRAINT "FK_MetaData_SamplingLocation" FOREIGN KEY ("SamplingLocationID") REFERENCES "dbo"."SamplingLocation" ("SamplingLocationID"),
    CONSTRAINT "FK_MetaData_WeatherCondition" FOREIGN KEY ("ConditionID") REFERENCES "dbo"."WeatherCondition" ("ConditionID"),
    CONSTRAINT "FK_MetaData_ValueType" FOREIGN KEY ("ValueTypeID") REFERENCES "dbo"."ValueType" ("ValueTypeID"),
    CONSTRAINT "FK_MetaData_WavelengthAxis" FOREIGN KEY ("WavelengthAxisID") REFERENCES "dbo"."WavelengthAxis" ("WavelengthAxisID"),
    CONSTRAINT "FK_MetaData_DataProvenance" FOREIGN KEY ("DataProvenanceID") REFERENCES "dbo"."DataProvenance" ("DataProvenanceID"),
    CONSTRAINT "FK_MetaData_Campaign" FOREIGN KEY ("CampaignID") REFERENCES "dbo"."Campaign" ("CampaignID"),
    CONSTRAINT "FK_MetaData_Sample" FOREIGN KEY ("SampleID") REFERENCES "dbo"."Sample" ("SampleID"),
    CONSTRAINT "FK_MetaData_Laboratory" FOREIGN KEY ("LaboratoryID") REFERENCES "dbo"."Laboratory" ("LaboratoryID"),
    CONSTRAINT "FK_MetaData_Person" FOREIGN KEY ("AnalystPersonID") REFERENCES "dbo"."Person" ("PersonID")
);
-- strandline:statement 28.3
CREATE INDEX "IX_MetaData_SamplingLocationID_VariableID" ON "dbo"."MetaData" ("SamplingLocationID", "VariableID");
-- strandline:statement 28.4
CREATE INDEX "IX_MetaData_EquipmentID_VariableID" ON "dbo"."MetaData" ("EquipmentID", "VariableID");
-- strandline:statement 28.5
CREATE INDEX "IX_MetaData_ProjectID" ON "dbo"."MetaData" ("ProjectID");
-- strandline:statement 28.6
COMMENT ON TABLE "dbo"."MetaData" IS 'The hub: one row is the context of one series (what, where, with what, by whom, why), and every stored value points to one row.';
-- strandline:statement 28.7
COMMENT ON COLUMN "dbo"."MetaData"."MetaDataID" IS 'Surrogate key of the series.';
-- strandline:statement 28.8
COMMENT ON COLUMN "dbo"."MetaData"."ProjectID" IS 'Project under which the series was recorded.';
-- strandline:statement 28.9
COMMENT ON COLUMN "dbo"."MetaData"."ContactID" IS 'Person responsible for the series.';
-- strandline:statement 28.10
COMMENT ON COLUMN "dbo"."MetaData"."EquipmentID" IS 'Instrument that produced the series; empty when none is known.';
-- strandline:statement 28.11
COMMENT ON COLUMN "dbo"."MetaData"."VariableID" IS 'Variable that the values are of.';
-- strandline:statement 28.12
COMMENT ON COLUMN "dbo"."MetaData"."ProcedureID" IS 'Procedure followed.';
-- strandline:statement 28.13
COMMENT ON COLUMN "dbo"."MetaData"."UnitID" IS 'Unit that the values are stored in; overrides the variable''s usual unit.';
-- strandline:statement 28.14
COMMENT ON COLUMN "dbo"."MetaData"."PurposeID" IS 'Why the series was recorded.';
-- strandline:statement 28.15
COMMENT ON COLUMN "dbo"."MetaData"."SamplingLocationID" IS 'Where the series was recorded.';
-- strandline:statement 28.16
COMMENT ON COLUMN "dbo"."MetaData"."ConditionID" IS 'Weather for which the series was recorded; empty when it covers all weathers.';
-- strandline:statement 28.17
COMMENT ON COLUMN "dbo"."MetaData"."ValueTypeID" IS 'Shape of the series, which says which table holds its values; 1 (Scalar) unless stated.';
-- strandline:statement 28.18
COMMENT ON COLUMN "dbo"."MetaData"."WavelengthAxisID" IS 'Wavelength axis of a spectral series; empty for every other shape.';
-- strandline:statement 28.19
COMMENT ON COLUMN "dbo"."MetaData"."DataProvenanceID" IS 'Origin of the series; empty while it has not been classified.';
-- strandline:statement 28.20
COMMENT ON COLUMN "dbo"."MetaData"."CampaignID" IS 'Campaign that the series belongs to; empty when it belongs to none.';
-- strandline:statement 28.21
COMMENT ON COLUMN "dbo"."MetaData"."SampleID" IS 'Sample that was analysed; lab series only.';
-- strandline:statement 28.22
COMMENT ON COLUMN "dbo"."MetaData"."LaboratoryID" IS 'Laboratory that did the analysis; lab series only.';
-- strandline:statement 28.23
COMMENT ON COLUMN "dbo"."MetaData"."AnalystPersonID" IS 'Person who did the analysis; lab series only.';

-- strandline:step 29/57: create table dbo.ProjectHasContact
-- strandline:statement 29.1
CREATE TABLE "dbo"."ProjectHasContact" (
    "ProjectID" INTEGER NOT NULL,
    "ContactID" INTEGER NOT NULL,
    CONSTRAINT "PK_ProjectHasContact" PRIMARY KEY ("ProjectID", "ContactID"),
    CONSTRAINT "FK_ProjectHasContact_Project" FOREIGN KEY ("ProjectID") REFERENCES "dbo"."Project" ("ProjectID"),
    CONSTRAINT "FK_ProjectHasContact_Contact" FOREIGN KEY ("ContactID") REFERENCES "dbo"."Contact" ("ContactID")
);
-- strandline:statement 29.2
COMMENT ON TABLE "dbo"."ProjectHasContact" IS 'People who take part in a project.';
-- strandline:statement 29.3
COMMENT ON COLUMN "dbo"."ProjectHasContact"."ProjectID" IS 'Project taken part in.';
-- strandline:statement 29.4
COMMENT ON COLUMN "dbo"."ProjectHasContact"."ContactID" IS 'Person who takes part.';

-- strandline:step 30/57: create table dbo.ProjectHasEquipment
-- strandline:statement 30.1
CREATE TABLE "dbo"."ProjectHasEquipment" (
    "ProjectID" INTEGER NOT NULL,
    "EquipmentID" INTEGER NOT NULL,
    CONSTRAINT "PK_ProjectHasEquipment" PRIMARY KEY ("ProjectID", "EquipmentID"),
    CONSTRAINT "FK_ProjectHasEquipment_Project" FOREIGN KEY ("ProjectID") REFERENCES "dbo"."Project" ("ProjectID"),
    CONSTRAINT "FK_ProjectHasEquipment_Equipment" FOREIGN KEY ("EquipmentID") REFERENCES "dbo"."Equipment" ("EquipmentID")
);
-- strandline:statement 30.2
COMMENT ON TABLE "dbo"."ProjectHasEquipment" IS 'Instruments that a project uses.';
-- strandline:statement 30.3
COMMENT ON COLUMN "dbo"."ProjectHasEquipment"."ProjectID" IS 'Project that uses the instrument.';
-- strandline:statement 30.4
COMMENT ON COLUMN "dbo"."ProjectHasEquipment"."EquipmentID" IS 'Instrument used.';

-- strandline:step 31/57: create table dbo.ProjectHasSamplingLocation
-- strandline:statement 31.1
CREATE TABLE "dbo"."ProjectHasSamplingLocation" (
    "ProjectID" INTEGER NOT NULL,
    "SamplingLocationID" INTEGER NOT NULL,
    CONSTRAINT "PK_ProjectHasSamplingLocation" PRIMARY KEY ("ProjectID", "SamplingLocationID"),
    CONSTRAINT "FK_ProjectHasSamplingLocation_Project" FOREIGN KEY ("ProjectID") REFERENCES "dbo"."Project" ("ProjectID"),
    CONSTRAINT "FK_ProjectHasSamplingLocation_SamplingLocation" FOREIGN KEY ("SamplingLocationID") REFERENCES "dbo"."SamplingLocation" ("SamplingLocationID")
);
-- strandline:statement 31.2
COMMENT ON TABLE "dbo"."ProjectHasSamplingLocation" IS 'Sampling locations that a project works at.';
-- strandline:statement 31.3
COMMENT ON COLUMN "dbo"."ProjectHasSamplingLocation"."ProjectID" IS 'Project that works at the location.';
-- strandline:statement 31.4
COMMENT ON COLUMN "dbo"."ProjectHasSamplingLocation"."SamplingLocationID" IS 'Location worked at.';

-- strandline:step 32/57: create table dbo.SchemaVersion
-- strandline:statement 32.1
CREATE SEQUENCE "dbo"."strandline_seq_SchemaVersion_VersionID" START 1 INCREMENT 1 MINVALUE 1;
-- strandline:statement 32.2
CREATE TABLE "dbo"."SchemaVersion" (
    "VersionID" INTEGER DEFAULT nextval('"dbo"."strandline_seq_SchemaVersion_VersionID"') NOT NULL,
    "Version" VARCHAR NOT NULL,
    "AppliedAt" TIMESTAMP DEFAULT (make_timestamp(epoch_us(CURRENT_TIMESTAMP))) NOT NULL,
    "Description" VARCHAR,
    "MigrationScript" VARCHAR,
    CONSTRAINT "PK_SchemaVersion" PRIMARY KEY ("VersionID")
);
-- strandline:statement 32.3
COMMENT ON TABLE "dbo"."SchemaVersion" IS 'Versions of the schema that this database has been brought to, one row per version.';
-- strandline:statement 32.4
COMMENT ON COLUMN "dbo"."SchemaVersion"."VersionID" IS 'Surrogate key of the entry.';
-- strandline:statement 32.5
COMMENT ON COLUMN "dbo"."SchemaVersion"."Version" IS 'Version label, for example 1.0.1.';
-- strandline:statement 32.6
COMMENT ON COLUMN "dbo"."SchemaVersion"."AppliedAt" IS 'Instant at which the version was recorded here, in UTC.';
-- strandline:statement 32.7
COMMENT ON COLUMN "dbo"."SchemaVersion"."Description" IS 'What the version brought.';
-- strandline:statement 32.8
COMMENT ON COLUMN "dbo"."SchemaVersion"."MigrationScript" IS 'File name of the script that brought the database to the version.';

-- strandline:step 33/57: create table dbo.UrbanCharacteristics
-- strandline:statement 33.1
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
-- strandline:statement 33.2
COMMENT ON TABLE "dbo"."UrbanCharacteristics" IS 'Land use within the urban part of a watershed; at most one row per watershed, sharing its key.';
-- strandline:statement 33.3
COMMENT ON COLUMN "dbo"."UrbanCharacteristics"."WatershedID" IS 'Watershed described; key of this table and link to its parent at once.';
-- strandline:statement 33.4
COMMENT ON COLUMN "dbo"."UrbanCharacteristics"."Commercial" IS 'Commercial land in percent (%) of the urban area.';
-- strandline:statement 33.5
COMMENT ON COLUMN "dbo"."UrbanCharacteristics"."GreenSpaces" IS 'Parks and other green spaces in percent (%) of the urban area.';
-- strandline:statement 33.6
COMMENT ON COLUMN "dbo"."UrbanCharacteristics"."Industrial" IS 'Industrial land in percent (%) of the urban area.';
-- strandline:statement 33.7
COMMENT ON COLUMN "dbo"."UrbanCharacteristics"."Institutional" IS 'Schools, hospitals and other institutions in percent (%) of the urban area.';
-- strandline:statement 33.8
COMMENT ON COLUMN "dbo"."UrbanCharacteristics"."Residential" IS 'Residential land in percent (%) of the urban area.';
-- strandline:statement 33.9
COMMENT ON COLUMN "dbo"."UrbanCharacteristics"."Agricultural" IS 'Agricultural land in percent (%) of the urban area.';
-- strandline:statement 33.10
COMMENT ON COLUMN "dbo"."UrbanCharacteristics"."Recreational" IS 'Sports grounds and other recreational land in percent (%) of the urban area.';

-- strandline:step 34/57: create table dbo.Value
-- strandline:statement 34.1
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
-- strandline:statement 34.2
CREATE INDEX "IX_Value_tstamp" ON "dbo"."Value" ("tstamp");
-- strandline:statement 34.3
COMMENT ON TABLE "dbo"."Value" IS 'Scalar time series: one number per series and instant.';
-- strandline:statement 34.4
COMMENT ON COLUMN "dbo"."Value"."MetaDataID" IS 'Series that the value belongs to.';
-- strandline:statement 34.5
COMMENT ON COLUMN "dbo"."Value"."tstamp" IS 'Instant of the value, in UTC, stored without a zone.';
-- strandline:statement 34.6
COMMENT ON COLUMN "dbo"."Value"."Value" IS 'The number, in the unit of the series; empty when the instrument gave none.';
-- strandline:statement 34.7
COMMENT ON COLUMN "dbo"."Value"."QualityCode" IS 'Quality of the value: 1 accepted, 2 suspect, 3 rejected, 4 below the limit of detection, 5 above range, 6 outlier; empty when it was not assessed. The column is a free integer.';
-- strandline:statement 34.8
COMMENT ON COLUMN "dbo"."Value"."CommentID" IS 'Remark about the value.';

-- strandline:step 35/57: create table dbo.ValueArray
-- strandline:statement 35.1
CREATE TABLE "dbo"."ValueArray" (
    "MetaDataID" INTEGER NOT NULL,
    "tstamp" TIMESTAMP NOT NULL,
    "ArrayIndex" INTEGER NOT NULL,
    "Value" DOUBLE,
    "QualityCode" INTEGER,
    CONSTRAINT "PK_ValueArray" PRIMARY KEY ("MetaDataID", "tstamp", "ArrayIndex"),
    CONSTRAINT "FK_ValueArray_MetaData" FOREIGN KEY ("MetaDataID") REFERENCES "dbo"."MetaData" ("MetaDataID")
);
-- strandline:statement 35.2
COMMENT ON TABLE "dbo"."ValueArray" IS 'Arrays of any length: one row per series, instant and position.';
-- strandline:statement 35.3
COMMENT ON COLUMN "dbo"."ValueArray"."MetaDataID" IS 'Series that the array belongs to.';
-- strandline:statement 35.4
COMMENT ON COLUMN "dbo"."ValueArray"."tstamp" IS 'Instant of the array, in UTC, stored without a zone.';
-- strandline:statement 35.5
COMMENT ON COLUMN "dbo"."ValueArray"."ArrayIndex" IS 'Position within the array, counted from 0.';
-- strandline:statement 35.6
COMMENT ON COLUMN "dbo"."ValueArray"."Value" IS 'The number at this position, in the unit of the series.';
-- strandline:statement 35.7
COMMENT ON COLUMN "dbo"."ValueArray"."QualityCode" IS 'Quality of the value: 1 accepted, 2 suspect, 3 rejected, 4 below the limit of detection, 5 above range, 6 outlier; empty when it was not assessed. The column is a free integer.';

-- strandline:step 36/57: create table dbo.ValueImage
-- strandline:statement 36.1
CREATE SEQUENCE "dbo"."strandline_seq_ValueImage_ValueImageID" START 1 INCREMENT 1 MINVALUE 1;
-- strandline:statement 36.2
CREATE TABLE "dbo"."ValueImage" (
    "ValueImageID" BIGINT DEFAULT nextval('"dbo"."strandline_seq_ValueImage_ValueImageID"') NOT NULL,
    "MetaDataID" INTEGER NOT NULL,
    "tstamp" TIMESTAMP NOT NULL,
    "ImageWidth" INTEGER NOT NULL,
    "ImageHeight" INTEGER NOT NULL,
    "NumberOfChannels" INTEGER DEFAULT 3 NOT NULL,
    "ImageFormat" VARCHAR NOT NULL,
    "FileSizeBytes" BIGINT,
    "StorageBackend" VARCHAR DEFAULT 'FileSystem' NOT NULL,
    "StoragePath" VARCHAR NOT NULL,
    "Thumbnail" BLOB,
    "QualityCode" INTEGER,
    CONSTRAINT "PK_ValueImage" PRIMARY KEY ("ValueImageID"),
    CONSTRAINT "UQ_ValueImage_MetaDataID_tstamp" UNIQUE ("MetaDataID", "tstamp"),
    CONSTRAINT "FK_ValueImage_MetaData" FOREIGN KEY ("MetaDataID") REFERENCES "dbo"."MetaData" ("MetaDataID")
);
-- strandline:statement 36.3
CREATE INDEX "IX_ValueImage_MetaDataID_tstamp" ON "dbo"."ValueImage" ("MetaDataID", "tstamp");
-- strandline:statement 36.4
COMMENT ON TABLE "dbo"."ValueImage" IS 'Images: one row per series and instant; the picture itself lies in a storage backend.';
-- strandline:statement 36.5
COMMENT ON COLUMN "dbo"."ValueImage"."ValueImageID" IS 'Surrogate key of the image.';
-- strandline:statement 36.6
COMMENT ON COLUMN "dbo"."ValueImage"."MetaDataID" IS 'Series that the image belongs to.';
-- strandline:statement 36.7
COMMENT ON COLUMN "dbo"."ValueImage"."tstamp" IS 'Instant of the image, in UTC, stored without a zone.';
-- strandline:statement 36.8
COMMENT ON COLUMN "dbo"."ValueImage"."ImageWidth" IS 'Width in pixels.';
-- strandline:statement 36.9
COMMENT ON COLUMN "dbo"."ValueImage"."ImageHeight" IS 'Height in pixels.';
-- strandline:statement 36.10
COMMENT ON COLUMN "dbo"."ValueImage"."NumberOfChannels" IS 'Colour channels: 1 for grey, 3 for colour.';
-- strandline:statement 36.11
COMMENT ON COLUMN "dbo"."ValueImage"."ImageFormat" IS 'File format, for example PNG, JPEG or TIFF.';
-- strandline:statement 36.12
COMMENT ON COLUMN "dbo"."ValueImage"."FileSizeBytes" IS 'Size of the file in bytes.';
-- strandline:statement 36.13
COMMENT ON COLUMN "dbo"."ValueImage"."StorageBackend" IS 'Kind of storage that StoragePath is to be read in.';
-- strandline:statement 36.14
COMMENT ON COLUMN "dbo"."ValueImage"."StoragePath" IS 'Path or key of the file within the backend.';
-- strandline:statement 36.15
COMMENT ON COLUMN "dbo"."ValueImage"."Thumbnail" IS 'Small preview, as the bytes of an image file.';
-- strandline:statement 36.16
COMMENT ON COLUMN "dbo"."ValueImage"."QualityCode" IS 'Quality of the value: 1 accepted, 2 suspect, 3 rejected, 4 below the limit of detection, 5 above range, 6 outlier; empty when it was not assessed. The column is a free integer.';

-- strandline:step 37/57: create table dbo.WavelengthBin
-- strandline:statement 37.1
CREATE SEQUENCE "dbo"."strandline_seq_WavelengthBin_WavelengthBinID" START 1 INCREMENT 1 MINVALUE 1;
-- strandline:statement 37.2
CREATE TABLE "dbo"."WavelengthBin" (
    "WavelengthBinID" INTEGER DEFAULT nextval('"dbo"."strandline_seq_WavelengthBin_WavelengthBinID"') NOT NULL,
    "WavelengthAxisID" INTEGER NOT NULL,
    "BinIndex" INTEGER NOT NULL,
    "Wavelength_nm" DOUBLE NOT NULL,
    CONSTRAINT "PK_WavelengthBin" PRIMARY KEY ("WavelengthBinID"),
    CONSTRAINT "UQ_WavelengthBin_WavelengthAxisID_BinIndex" UNIQUE ("WavelengthAxisID", "BinIndex"),
    CONSTRAINT "FK_WavelengthBin_WavelengthAxis" FOREIGN KEY ("WavelengthAxisID") REFERENCES "dbo"."WavelengthAxis" ("WavelengthAxisID")
);
-- strandline:statement 37.3
COMMENT ON TABLE "dbo"."WavelengthBin" IS 'Single wavelengths of an axis, in order.';
-- strandline:statement 37.4
COMMENT ON COLUMN "dbo"."WavelengthBin"."WavelengthBinID" IS 'Surrogate key of the bin.';
-- strandline:statement 37.5
COMMENT ON COLUMN "dbo"."WavelengthBin"."WavelengthAxisID" IS 'Axis that the bin belongs to.';
-- strandline:statement 37.6
COMMENT ON COLUMN "dbo"."WavelengthBin"."BinIndex" IS 'Place of the bin on its axis, counted from 0.';
-- strandline:statement 37.7
COMMENT ON COLUMN "dbo"."WavelengthBin"."Wavelength_nm" IS 'Centre wavelength in nanometres (nm).';

-- strandline:step 38/57: create table dbo.ValueSpectrum
-- strandline:statement 38.1
CREATE TABLE "dbo"."ValueSpectrum" (
    "MetaDataID" INTEGER NOT NULL,
    "tstamp" TIMESTAMP NOT NULL,
    "WavelengthBinID" INTEGER NOT NULL,
    "Value" DOUBLE,
    "QualityCode" INTEGER,
    CONSTRAINT "PK_ValueSpectrum" PRIMARY KEY ("MetaDataID", "tstamp", "WavelengthBinID"),
    CONSTRAINT "FK_ValueSpectrum_MetaData" FOREIGN KEY ("MetaDataID") REFERENCES "dbo"."MetaData" ("MetaDataID"),
    CONSTRAINT "FK_ValueSpectrum_WavelengthBin" FOREIGN KEY ("WavelengthBinID") REFERENCES "dbo"."WavelengthBin" ("WavelengthBinID")
);
-- strandline:statement 38.2
COMMENT ON TABLE "dbo"."ValueSpectrum" IS 'Spectra: one row per series, instant and wavelength bin, so that a whole spectrum lies together.';
-- strandline:statement 38.3
COMMENT ON COLUMN "dbo"."ValueSpectrum"."MetaDataID" IS 'Series that the spectrum belongs to.';
-- strandline:statement 38.4
COMMENT ON COLUMN "dbo"."ValueSpectrum"."tstamp" IS 'Instant of the spectrum, in UTC, stored without a zone.';
-- strandline:statement 38.5
COMMENT ON COLUMN "dbo"."ValueSpectrum"."WavelengthBinID" IS 'Wavelength that the number was measured at.';
-- strandline:statement 38.6
COMMENT ON COLUMN "dbo"."ValueSpectrum"."Value" IS 'Absorbance or intensity, in the unit of the series; empty bins are normal.';
-- strandline:statement 38.7
COMMENT ON COLUMN "dbo"."ValueSpectrum"."QualityCode" IS 'Quality of the value: 1 accepted, 2 suspect, 3 rejected, 4 below the limit of detection, 5 above range, 6 outlier; empty when it was not assessed. The column is a free integer.';

-- strandline:step 39/57: create table dbo.VariableHasProcedure
-- strandline:statement 39.1
CREATE TABLE "dbo"."VariableHasProcedure" (
    "VariableID" INTEGER NOT NULL,
    "ProcedureID" INTEGER NOT NULL,
    CONSTRAINT "PK_VariableHasProcedure" PRIMARY KEY ("VariableID", "ProcedureID"),
    CONSTRAINT "FK_VariableHasProcedure_Variable" FOREIGN KEY ("VariableID") REFERENCES "dbo"."Variable" ("VariableID"),
    CONSTRAINT "FK_VariableHasProcedure_Procedures" FOREIGN KEY ("ProcedureID") REFERENCES "dbo"."Procedures" ("ProcedureID")
);
-- strandline:statement 39.2
COMMENT ON TABLE "dbo"."VariableHasProcedure" IS 'Procedures by which a variable may be measured or analysed.';
-- strandline:statement 39.3
COMMENT ON COLUMN "dbo"."VariableHasProcedure"."VariableID" IS 'Variable that is measured.';
-- strandline:statement 39.4
COMMENT ON COLUMN "dbo"."VariableHasProcedure"."ProcedureID" IS 'Procedure that measures it.';

-- strandline:step 40/57: insert reference row CampaignTypeID=1 into dbo.CampaignType
-- effects: may-fail:dbo.CampaignType
-- strandline:statement 40.1
INSERT INTO "dbo"."CampaignType" ("CampaignTypeID", "CampaignTypeName") VALUES (1, 'Experiment');

-- strandline:step 41/57: insert reference row CampaignTypeID=2 into dbo.CampaignType
-- effects: may-fail:dbo.CampaignType
-- strandline:statement 41.1
INSERT INTO "dbo"."CampaignType" ("CampaignTypeID", "CampaignTypeName") VALUES (2, 'Operations');

-- strandline:step 42/57: insert reference row CampaignTypeID=3 into dbo.CampaignType
-- effects: may-fail:dbo.CampaignType
-- strandline:statement 42.1
INSERT INTO "dbo"."CampaignType" ("CampaignTypeID", "CampaignTypeName") VALUES (3, 'Commissioning');

-- strandline:step 43/57: insert reference row CampaignTypeID=4 into dbo.CampaignType
-- effects: may-fail:dbo.CampaignType
-- strandline:statement 43.1
INSERT INTO "dbo"."CampaignType" ("CampaignTypeID", "CampaignTypeName") VALUES (4, 'Audit');

-- strandline:step 44/57: insert reference row DataProvenanceID=1 into dbo.DataProvenance
-- effects: may-fail:dbo.DataProvenance
-- strandline:statement 44.1
INSERT INTO "dbo"."DataProvenance" ("DataProvenanceID", "DataProvenanceName") VALUES (1, 'Sensor');

-- strandline:step 45/57: insert reference row DataProvenanceID=2 into dbo.DataProvenance
-- effects: may-fail:dbo.DataProvenance
-- strandline:statement 45.1
INSERT INTO "dbo"."DataProvenance" ("DataProvenanceID", "DataProvenanceName") VALUES (2, 'Laboratory');

-- strandline:step 46/57: insert reference row DataProvenanceID=3 into dbo.DataProvenance
-- effects: may-fail:dbo.DataProvenance
-- strandline:statement 46.1
INSERT INTO "dbo"."DataProvenance" ("DataProvenanceID", "DataProvenanceName") VALUES (3, 'Manual Entry');

-- strandline:step 47/57: insert reference row DataProvenanceID=4 into dbo.DataProvenance
-- effects: may-fail:dbo.DataProvenance
-- strandline:statement 47.1
INSERT INTO "dbo"."DataProvenance" ("DataProvenanceID", "DataProvenanceName") VALUES (4, 'Model Output');

-- strandline:step 48/57: insert reference row DataProvenanceID=5 into dbo.DataProvenance
-- effects: may-fail:dbo.DataProvenance
-- strandline:statement 48.1
INSERT INTO "dbo"."DataProvenance" ("DataProvenanceID", "DataProvenanceName") VALUES (5, 'External Source');

-- strandline:step 49/57: insert reference row ValueTypeID=1 into dbo.ValueType
-- effects: may-fail:dbo.ValueType
-- strandline:statement 49.1
INSERT INTO "dbo"."ValueType" ("ValueTypeID", "ValueTypeName", "ValueTableName") VALUES (1, 'Scalar', 'Value');

-- strandline:step 50/57: insert reference row ValueTypeID=2 into dbo.ValueType
-- effects: may-fail:dbo.ValueType
-- strandline:statement 50.1
INSERT INTO "dbo"."ValueType" ("ValueTypeID", "ValueTypeName", "ValueTableName") VALUES (2, 'Spectrum', 'ValueSpectrum');

-- strandline:step 51/57: insert reference row ValueTypeID=3 into dbo.ValueType
-- effects: may-fail:dbo.ValueType
-- strandline:statement 51.1
INSERT INTO "dbo"."ValueType" ("ValueTypeID", "ValueTypeName", "ValueTableName") VALUES (3, 'Image', 'ValueImage');

-- strandline:step 52/57: insert reference row ValueTypeID=4 into dbo.ValueType
-- effects: may-fail:dbo.ValueType
-- strandline:statement 52.1
INSERT INTO "dbo"."ValueType" ("ValueTypeID", "ValueTypeName", "ValueTableName") VALUES (4, 'Array', 'ValueArray');

-- strandline:step 53/57: insert reference row Version='1.0.0' into dbo.SchemaVersion
-- effects: may-fail:dbo.SchemaVersion
-- strandline:statement 53.1
INSERT INTO "dbo"."SchemaVersion" ("Version", "Description") VALUES ('1.0.0', 'Baseline schema: sites, variables, equipment, projects, people, series and scalar values');

-- strandline:step 54/57: insert reference row Version='1.0.1' into dbo.SchemaVersion
-- effects: may-fail:dbo.SchemaVersion
-- strandline:statement 54.1
INSERT INTO "dbo"."SchemaVersion" ("Version", "Description") VALUES ('1.0.1', 'Schema version tracking: SchemaVersion');

-- strandline:step 55/57: insert reference row Version='1.1.0' into dbo.SchemaVersion
-- effects: may-fail:dbo.SchemaVersion
-- strandline:statement 55.1
INSERT INTO "dbo"."SchemaVersion" ("Version", "Description") VALUES ('1.1.0', 'Data shapes: value types, wavelength axes, spectra, images and arrays');

-- strandline:step 56/57: insert reference row Version='1.2.0' into dbo.SchemaVersion
-- effects: may-fail:dbo.SchemaVersion
-- strandline:statement 56.1
INSERT INTO "dbo"."SchemaVersion" ("Version", "Description") VALUES ('1.2.0', 'Campaigns and provenance: people, campaigns and the origin of each series');

-- strandline:step 57/57: insert reference row Version='1.3.0' into dbo.SchemaVersion
-- effects: may-fail:dbo.SchemaVersion
-- strandline:statement 57.1
INSERT INTO "dbo"."SchemaVersion" ("Version", "Description", "MigrationScript") VALUES ('1.3.0', 'Lab data: laboratories, samples, analysts and the resources of campaigns', 'v1.3.0_create_duckdb.sql');

-- strandline:end
COMMIT;

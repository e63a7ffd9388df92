-- Migration: create v1.7.0
-- Component: water on duckdb
-- Description: Annotations of series, the vocabulary of quality codes, and stored ingestion requests
-- Author: Strandline water pack
-- Date: 2026-11-28
-- Breaking changes: NONE
-- Phase: expand
-- Loses data: NONE
-- Archives: NONE
-- Run by hand: duckdb -bail DB < FILE

-- strandline:before
SET wal_autocheckpoint = '0KB';
-- strandline:begin
BEGIN TRANSACTION;
-- strandline:step 1/96: create table dbo.AnnotationType
-- strandline:statement 1.1
CREATE SCHEMA IF NOT EXISTS "dbo";
-- strandline:statement 1.2
CREATE TABLE "dbo"."AnnotationType" (
    "AnnotationTypeID" INTEGER NOT NULL,
    "Name" VARCHAR NOT NULL,
    "Color" VARCHAR NOT NULL,
    CONSTRAINT "PK_AnnotationType" PRIMARY KEY ("AnnotationTypeID"),
    CONSTRAINT "UQ_AnnotationType_Name" UNIQUE ("Name")
);
-- strandline:statement 1.3
COMMENT ON TABLE "dbo"."AnnotationType" IS 'Kinds of annotation, with the colour that charts give them.';
-- strandline:statement 1.4
COMMENT ON COLUMN "dbo"."AnnotationType"."AnnotationTypeID" IS 'Fixed key of the kind: 1 Fault, 2 Maintenance, 3 Calibration Period, 4 Anomaly, 5 Experiment, 6 Process Event, 7 Data Quality, 8 Note, 9 Exclusion, 10 Validated.';
-- strandline:statement 1.5
COMMENT ON COLUMN "dbo"."AnnotationType"."Name" IS 'Name of the kind; unique.';
-- strandline:statement 1.6
COMMENT ON COLUMN "dbo"."AnnotationType"."Color" IS 'Colour of the kind in charts, as # and six hexadecimal digits.';

-- strandline:step 2/96: create table dbo.CampaignType
-- strandline:statement 2.1
CREATE TABLE "dbo"."CampaignType" (
    "CampaignTypeID" INTEGER NOT NULL,
    "CampaignTypeName" VARCHAR NOT NULL,
    CONSTRAINT "PK_CampaignType" PRIMARY KEY ("CampaignTypeID")
);
-- strandline:statement 2.2
COMMENT ON TABLE "dbo"."CampaignType" IS 'Kinds of campaign.';
-- strandline:statement 2.3
COMMENT ON COLUMN "dbo"."CampaignType"."CampaignTypeID" IS 'Fixed key of the kind: 1 Experiment, 2 Operations, 3 Commissioning, 4 Audit.';
-- strandline:statement 2.4
COMMENT ON COLUMN "dbo"."CampaignType"."CampaignTypeName" IS 'Name of the kind.';

-- strandline:step 3/96: create table dbo.Project
-- strandline:statement 3.1
CREATE SEQUENCE "dbo"."strandline_seq_Project_ProjectID" START 1 INCREMENT 1 MINVALUE 1;
-- strandline:statement 3.2
CREATE TABLE "dbo"."Project" (
    "ProjectID" INTEGER DEFAULT nextval('"dbo"."strandline_seq_Project_ProjectID"') NOT NULL,
    "Name" VARCHAR NOT NULL,
    "Description" VARCHAR,
    CONSTRAINT "PK_Project" PRIMARY KEY ("ProjectID")
);
-- strandline:statement 3.3
COMMENT ON TABLE "dbo"."Project" IS 'Research or monitoring projects under which series were recorded.';
-- strandline:statement 3.4
COMMENT ON COLUMN "dbo"."Project"."ProjectID" IS 'Surrogate key of the project.';
-- strandline:statement 3.5
COMMENT ON COLUMN "dbo"."Project"."Name" IS 'Title of the project.';
-- strandline:statement 3.6
COMMENT ON COLUMN "dbo"."Project"."Description" IS 'Aim, funding and scope of the project.';

-- strandline:step 4/96: create table dbo.Watershed
-- strandline:statement 4.1
CREATE SEQUENCE "dbo"."strandline_seq_Watershed_WatershedID" START 1 INCREMENT 1 MINVALUE 1;
-- strandline:statement 4.2
CREATE TABLE "dbo"."Watershed" (
    "WatershedID" INTEGER DEFAULT nextval('"dbo"."strandline_seq_Watershed_WatershedID"') NOT NULL,
    "Name" VARCHAR NOT NULL,
    "Description" VARCHAR,
    "SurfaceArea" FLOAT,
    "ConcentrationTime" INTEGER,
    "ImperviousSurface" FLOAT,
    CONSTRAINT "PK_Watershed" PRIMARY KEY ("WatershedID")
);
-- strandline:statement 4.3
COMMENT ON TABLE "dbo"."Watershed" IS 'Drainage areas that feed the monitored sites.';
-- strandline:statement 4.4
COMMENT ON COLUMN "dbo"."Watershed"."WatershedID" IS 'Surrogate key of the watershed.';
-- strandline:statement 4.5
COMMENT ON COLUMN "dbo"."Watershed"."Name" IS 'Name of the watershed.';
-- strandline:statement 4.6
COMMENT ON COLUMN "dbo"."Watershed"."Description" IS 'Free description: relief, land use, sewer type, particulars.';
-- strandline:statement 4.7
COMMENT ON COLUMN "dbo"."Watershed"."SurfaceArea" IS 'Drained surface in hectares (ha).';
-- strandline:statement 4.8
COMMENT ON COLUMN "dbo"."Watershed"."ConcentrationTime" IS 'Time of concentration in minutes (min): travel time of water from the farthest point to the outlet.';
-- strandline:statement 4.9
COMMENT ON COLUMN "dbo"."Watershed"."ImperviousSurface" IS 'Share of impervious surface in percent (%) of SurfaceArea.';

-- strandline:step 5/96: create table dbo.Site
-- strandline:statement 5.1
CREATE SEQUENCE "dbo"."strandline_seq_Site_SiteID" START 1 INCREMENT 1 MINVALUE 1;
-- strandline:statement 5.2
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
-- strandline:statement 5.3
COMMENT ON TABLE "dbo"."Site" IS 'Places where measurements are made: treatment plants, pilot plants, rivers, sewers, overflows.';
-- strandline:statement 5.4
COMMENT ON COLUMN "dbo"."Site"."SiteID" IS 'Surrogate key of the site.';
-- strandline:statement 5.5
COMMENT ON COLUMN "dbo"."Site"."WatershedID" IS 'Watershed that drains to the site, where one is known.';
-- strandline:statement 5.6
COMMENT ON COLUMN "dbo"."Site"."Name" IS 'Name of the site; unique.';
-- strandline:statement 5.7
COMMENT ON COLUMN "dbo"."Site"."SiteType" IS 'Kind of site, for example WWTP, River, Sewer_system, Pilot or Lagoon.';
-- strandline:statement 5.8
COMMENT ON COLUMN "dbo"."Site"."Description" IS 'Free description of the site.';
-- strandline:statement 5.9
COMMENT ON COLUMN "dbo"."Site"."Picture" IS 'Photograph or plan of the site, as the bytes of an image file.';
-- strandline:statement 5.10
COMMENT ON COLUMN "dbo"."Site"."StreetNumber" IS 'Street number of the site''s address.';
-- strandline:statement 5.11
COMMENT ON COLUMN "dbo"."Site"."StreetName" IS 'Street of the site''s address.';
-- strandline:statement 5.12
COMMENT ON COLUMN "dbo"."Site"."City" IS 'Town or municipality.';
-- strandline:statement 5.13
COMMENT ON COLUMN "dbo"."Site"."ZipCode" IS 'Postal code.';
-- strandline:statement 5.14
COMMENT ON COLUMN "dbo"."Site"."Province" IS 'Province, state or region.';
-- strandline:statement 5.15
COMMENT ON COLUMN "dbo"."Site"."Country" IS 'Country.';

-- strandline:step 6/96: create table dbo.Campaign
-- strandline:statement 6.1
CREATE SEQUENCE "dbo"."strandline_seq_Campaign_CampaignID" START 1 INCREMENT 1 MINVALUE 1;
-- strandline:statement 6.2
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
-- strandline:statement 6.3
COMMENT ON TABLE "dbo"."Campaign" IS 'Measuring campaigns: bounded efforts at one site, experimental or operational, that own series.';
-- strandline:statement 6.4
COMMENT ON COLUMN "dbo"."Campaign"."CampaignID" IS 'Surrogate key of the campaign.';
-- strandline:statement 6.5
COMMENT ON COLUMN "dbo"."Campaign"."CampaignTypeID" IS 'Kind of the campaign.';
-- strandline:statement 6.6
COMMENT ON COLUMN "dbo"."Campaign"."SiteID" IS 'Site where the campaign takes place.';
-- strandline:statement 6.7
COMMENT ON COLUMN "dbo"."Campaign"."Name" IS 'Name of the campaign.';
-- strandline:statement 6.8
COMMENT ON COLUMN "dbo"."Campaign"."Description" IS 'Aim and design of the campaign.';
-- strandline:statement 6.9
COMMENT ON COLUMN "dbo"."Campaign"."StartDate" IS 'Start, in UTC; empty when open or unknown.';
-- strandline:statement 6.10
COMMENT ON COLUMN "dbo"."Campaign"."EndDate" IS 'End, in UTC; empty while the campaign runs.';
-- strandline:statement 6.11
COMMENT ON COLUMN "dbo"."Campaign"."ProjectID" IS 'Project that the campaign continues or belongs to; empty for campaigns without one.';

-- strandline:step 7/96: create table dbo.EquipmentModel
-- strandline:statement 7.1
CREATE SEQUENCE "dbo"."strandline_seq_EquipmentModel_EquipmentModelID" START 1 INCREMENT 1 MINVALUE 1;
-- strandline:statement 7.2
CREATE TABLE "dbo"."EquipmentModel" (
    "EquipmentModelID" INTEGER DEFAULT nextval('"dbo"."strandline_seq_EquipmentModel_EquipmentModelID"') NOT NULL,
    "Name" VARCHAR NOT NULL,
    "Method" VARCHAR,
    "Functions" VARCHAR,
    "Manufacturer" VARCHAR,
    "ManualLocation" VARCHAR,
    CONSTRAINT "PK_EquipmentModel" PRIMARY KEY ("EquipmentModelID")
);
-- strandline:statement 7.3
COMMENT ON TABLE "dbo"."EquipmentModel" IS 'Makes and models of instruments; the individual instruments are rows of Equipment.';
-- strandline:statement 7.4
COMMENT ON COLUMN "dbo"."EquipmentModel"."EquipmentModelID" IS 'Surrogate key of the model.';
-- strandline:statement 7.5
COMMENT ON COLUMN "dbo"."EquipmentModel"."Name" IS 'Model name as the manufacturer writes it.';
-- strandline:statement 7.6
COMMENT ON COLUMN "dbo"."EquipmentModel"."Method" IS 'Measuring principle, for example UV-Vis absorption or ion-selective electrode.';
-- strandline:statement 7.7
COMMENT ON COLUMN "dbo"."EquipmentModel"."Functions" IS 'What the model can do.';
-- strandline:statement 7.8
COMMENT ON COLUMN "dbo"."EquipmentModel"."Manufacturer" IS 'Maker of the model.';
-- strandline:statement 7.9
COMMENT ON COLUMN "dbo"."EquipmentModel"."ManualLocation" IS 'Path or address of the manual.';

-- strandline:step 8/96: create table dbo.Equipment
-- strandline:statement 8.1
CREATE SEQUENCE "dbo"."strandline_seq_Equipment_EquipmentID" START 1 INCREMENT 1 MINVALUE 1;
-- strandline:statement 8.2
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
-- strandline:statement 8.3
COMMENT ON TABLE "dbo"."Equipment" IS 'Individual instruments, samplers and loggers that an organisation owns or borrows.';
-- strandline:statement 8.4
COMMENT ON COLUMN "dbo"."Equipment"."EquipmentID" IS 'Surrogate key of the instrument.';
-- strandline:statement 8.5
COMMENT ON COLUMN "dbo"."Equipment"."EquipmentModelID" IS 'Model that the instrument is of.';
-- strandline:statement 8.6
COMMENT ON COLUMN "dbo"."Equipment"."Identifier" IS 'Asset name written on the instrument, for example TSS_01; unique.';
-- strandline:statement 8.7
COMMENT ON COLUMN "dbo"."Equipment"."SerialNumber" IS 'Manufacturer''s serial number.';
-- strandline:statement 8.8
COMMENT ON COLUMN "dbo"."Equipment"."Owner" IS 'Person or organisation that owns the instrument.';
-- strandline:statement 8.9
COMMENT ON COLUMN "dbo"."Equipment"."StorageLocation" IS 'Where the instrument is kept when it is not installed.';
-- strandline:statement 8.10
COMMENT ON COLUMN "dbo"."Equipment"."PurchaseDate" IS 'Day of purchase.';

-- strandline:step 9/96: create table dbo.EquipmentEventType
-- strandline:statement 9.1
CREATE TABLE "dbo"."EquipmentEventType" (
    "EquipmentEventTypeID" INTEGER NOT NULL,
    "EquipmentEventTypeName" VARCHAR NOT NULL,
    CONSTRAINT "PK_EquipmentEventType" PRIMARY KEY ("EquipmentEventTypeID")
);
-- strandline:statement 9.2
COMMENT ON TABLE "dbo"."EquipmentEventType" IS 'Kinds of event in the life of an instrument.';
-- strandline:statement 9.3
COMMENT ON COLUMN "dbo"."EquipmentEventType"."EquipmentEventTypeID" IS 'Fixed key of the kind: 1 Calibration, 2 Validation, 3 Maintenance, 4 Installation, 5 Removal, 6 Firmware Update, 7 Failure, 8 Repair.';
-- strandline:statement 9.4
COMMENT ON COLUMN "dbo"."EquipmentEventType"."EquipmentEventTypeName" IS 'Name of the kind.';

-- strandline:step 10/96: create table dbo.Person
-- strandline:statement 10.1
CREATE SEQUENCE "dbo"."strandline_seq_Person_PersonID" START 1 INCREMENT 1 MINVALUE 1;
-- strandline:statement 10.2
CREATE TABLE "dbo"."Person" (
    "PersonID" INTEGER DEFAULT nextval('"dbo"."strandline_seq_Person_PersonID"') NOT NULL,
    "FullName" VARCHAR NOT NULL,
    "Email" VARCHAR,
    "Affiliation" VARCHAR,
    CONSTRAINT "PK_Person" PRIMARY KEY ("PersonID")
);
-- strandline:statement 10.3
COMMENT ON TABLE "dbo"."Person" IS 'People who lead, sample, analyse, calibrate and process.';
-- strandline:statement 10.4
COMMENT ON COLUMN "dbo"."Person"."PersonID" IS 'Surrogate key of the person.';
-- strandline:statement 10.5
COMMENT ON COLUMN "dbo"."Person"."FullName" IS 'Name as it is to be printed.';
-- strandline:statement 10.6
COMMENT ON COLUMN "dbo"."Person"."Email" IS 'E-mail address.';
-- strandline:statement 10.7
COMMENT ON COLUMN "dbo"."Person"."Affiliation" IS 'Organisation or team.';

-- strandline:step 11/96: create table dbo.EquipmentEvent
-- strandline:statement 11.1
CREATE SEQUENCE "dbo"."strandline_seq_EquipmentEvent_EquipmentEventID" START 1 INCREMENT 1 MINVALUE 1;
-- strandline:statement 11.2
CREATE TABLE "dbo"."EquipmentEvent" (
    "EquipmentEventID" INTEGER DEFAULT nextval('"dbo"."strandline_seq_EquipmentEvent_EquipmentEventID"') NOT NULL,
    "EquipmentID" INTEGER NOT NULL,
    "EquipmentEventTypeID" INTEGER NOT NULL,
    "EventDateTime" TIMESTAMP NOT NULL,
    "PerformedByPersonID" INTEGER,
    "CampaignID" INTEGER,
    "Notes" VARCHAR,
    CONSTRAINT "PK_EquipmentEvent" PRIMARY KEY ("EquipmentEventID"),
    CONSTRAINT "FK_EquipmentEvent_Equipment" FOREIGN KEY ("EquipmentID") REFERENCES "dbo"."Equipment" ("EquipmentID"),
    CONSTRAINT "FK_EquipmentEvent_EquipmentEventType" FOREIGN KEY ("EquipmentEventTypeID") REFERENCES "dbo"."EquipmentEventType" ("EquipmentEventTypeID"),
    CONSTRAINT "FK_EquipmentEvent_Person" FOREIGN KEY ("PerformedByPersonID") REFERENCES "dbo"."Person" ("PersonID"),
    CONSTRAINT "FK_EquipmentEvent_Campaign" FOREIGN KEY ("CampaignID") REFERENCES "dbo"."Campaign" ("CampaignID")
);
-- strandline:statement 11.3
CREATE INDEX "IX_EquipmentEvent_EquipmentID_EventDateTime" ON "dbo"."EquipmentEvent" ("EquipmentID", "EventDateTime");
-- strandline:statement 11.4
COMMENT ON TABLE "dbo"."EquipmentEvent" IS 'What was done to, or happened to, an instrument, and when.';
-- strandline:statement 11.5
COMMENT ON COLUMN "dbo"."EquipmentEvent"."EquipmentEventID" IS 'Surrogate key of the event.';
-- strandline:statement 11.6
COMMENT ON COLUMN "dbo"."EquipmentEvent"."EquipmentID" IS 'Instrument concerned.';
-- strandline:statement 11.7
COMMENT ON COLUMN "dbo"."EquipmentEvent"."EquipmentEventTypeID" IS 'Kind of the event.';
-- strandline:statement 11.8
COMMENT ON COLUMN "dbo"."EquipmentEvent"."EventDateTime" IS 'Instant of the event, in UTC.';
-- strandline:statement 11.9
COMMENT ON COLUMN "dbo"."EquipmentEvent"."PerformedByPersonID" IS 'Person who did the work.';
-- strandline:statement 11.10
COMMENT ON COLUMN "dbo"."EquipmentEvent"."CampaignID" IS 'Campaign during which the work was done.';
-- strandline:statement 11.11
COMMENT ON COLUMN "dbo"."EquipmentEvent"."Notes" IS 'What was found and done.';

-- strandline:step 12/96: create table dbo.Contact
-- strandline:statement 12.1
CREATE SEQUENCE "dbo"."strandline_seq_Contact_ContactID" START 1 INCREMENT 1 MINVALUE 1;
-- strandline:statement 12.2
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
-- strandline:statement 12.3
COMMENT ON TABLE "dbo"."Contact" IS 'People of the archive''s first years, with their addresses; kept as it was.';
-- strandline:statement 12.4
COMMENT ON COLUMN "dbo"."Contact"."ContactID" IS 'Surrogate key of the contact.';
-- strandline:statement 12.5
COMMENT ON COLUMN "dbo"."Contact"."LastName" IS 'Family name.';
-- strandline:statement 12.6
COMMENT ON COLUMN "dbo"."Contact"."FirstName" IS 'Given names.';
-- strandline:statement 12.7
COMMENT ON COLUMN "dbo"."Contact"."Company" IS 'Employer or institution.';
-- strandline:statement 12.8
COMMENT ON COLUMN "dbo"."Contact"."Status" IS 'Standing at the time, for example MSc, PhD, Postdoc, Intern or Technician.';
-- strandline:statement 12.9
COMMENT ON COLUMN "dbo"."Contact"."Function" IS 'What the person does in the projects.';
-- strandline:statement 12.10
COMMENT ON COLUMN "dbo"."Contact"."OfficeNumber" IS 'Office or room.';
-- strandline:statement 12.11
COMMENT ON COLUMN "dbo"."Contact"."Email" IS 'E-mail address.';
-- strandline:statement 12.12
COMMENT ON COLUMN "dbo"."Contact"."Phone" IS 'Telephone number as dialled, with country code where known.';
-- strandline:statement 12.13
COMMENT ON COLUMN "dbo"."Contact"."SkypeName" IS 'Skype account.';
-- strandline:statement 12.14
COMMENT ON COLUMN "dbo"."Contact"."Linkedin" IS 'LinkedIn profile.';
-- strandline:statement 12.15
COMMENT ON COLUMN "dbo"."Contact"."StreetNumber" IS 'Street number of the postal address.';
-- strandline:statement 12.16
COMMENT ON COLUMN "dbo"."Contact"."StreetName" IS 'Street of the postal address.';
-- strandline:statement 12.17
COMMENT ON COLUMN "dbo"."Contact"."City" IS 'Town or municipality.';
-- strandline:statement 12.18
COMMENT ON COLUMN "dbo"."Contact"."ZipCode" IS 'Postal code.';
-- strandline:statement 12.19
COMMENT ON COLUMN "dbo"."Contact"."Province" IS 'Province, state or region.';
-- strandline:statement 12.20
COMMENT ON COLUMN "dbo"."Contact"."Country" IS 'Country.';
-- strandline:statement 12.21
COMMENT ON COLUMN "dbo"."Contact"."Website" IS 'Personal or institutional web page.';

-- strandline:step 13/96: create table dbo.DataProvenance
-- strandline:statement 13.1
CREATE TABLE "dbo"."DataProvenance" (
    "DataProvenanceID" INTEGER NOT NULL,
    "DataProvenanceName" VARCHAR NOT NULL,
    CONSTRAINT "PK_DataProvenance" PRIMARY KEY ("DataProvenanceID")
);
-- strandline:statement 13.2
COMMENT ON TABLE "dbo"."DataProvenance" IS 'Kinds of origin that a series can have.';
-- strandline:statement 13.3
COMMENT ON COLUMN "dbo"."DataProvenance"."DataProvenanceID" IS 'Fixed key of the origin: 1 Sensor, 2 Laboratory, 3 Manual Entry, 4 Model Output, 5 External Source.';
-- strandline:statement 13.4
COMMENT ON COLUMN "dbo"."DataProvenance"."DataProvenanceName" IS 'Name of the origin.';

-- strandline:step 14/96: create table dbo.Laboratory
-- strandline:statement 14.1
CREATE SEQUENCE "dbo"."strandline_seq_Laboratory_LaboratoryID" START 1 INCREMENT 1 MINVALUE 1;
-- strandline:statement 14.2
CREATE TABLE "dbo"."Laboratory" (
    "LaboratoryID" INTEGER DEFAULT nextval('"dbo"."strandline_seq_Laboratory_LaboratoryID"') NOT NULL,
    "Name" VARCHAR NOT NULL,
    "SiteID" INTEGER,
    "Description" VARCHAR,
    CONSTRAINT "PK_Laboratory" PRIMARY KEY ("LaboratoryID"),
    CONSTRAINT "FK_Laboratory_Site" FOREIGN KEY ("SiteID") REFERENCES "dbo"."Site" ("SiteID")
);
-- strandline:statement 14.3
COMMENT ON TABLE "dbo"."Laboratory" IS 'Laboratories that analyse samples.';
-- strandline:statement 14.4
COMMENT ON COLUMN "dbo"."Laboratory"."LaboratoryID" IS 'Surrogate key of the laboratory.';
-- strandline:statement 14.5
COMMENT ON COLUMN "dbo"."Laboratory"."Name" IS 'Name of the laboratory.';
-- strandline:statement 14.6
COMMENT ON COLUMN "dbo"."Laboratory"."SiteID" IS 'Site that houses the laboratory; empty when it is elsewhere.';
-- strandline:statement 14.7
COMMENT ON COLUMN "dbo"."Laboratory"."Description" IS 'Accreditation, contact and particulars.';

-- strandline:step 15/96: create table dbo.Procedures
-- strandline:statement 15.1
CREATE SEQUENCE "dbo"."strandline_seq_Procedures_ProcedureID" START 1 INCREMENT 1 MINVALUE 1;
-- strandline:statement 15.2
CREATE TABLE "dbo"."Procedures" (
    "ProcedureID" INTEGER DEFAULT nextval('"dbo"."strandline_seq_Procedures_ProcedureID"') NOT NULL,
    "Name" VARCHAR NOT NULL,
    "ProcedureType" VARCHAR,
    "Description" VARCHAR,
    "ProcedureLocation" VARCHAR,
    CONSTRAINT "PK_Procedures" PRIMARY KEY ("ProcedureID")
);
-- strandline:statement 15.3
COMMENT ON TABLE "dbo"."Procedures" IS 'Written procedures and methods for sampling, measuring, calibrating and analysing.';
-- strandline:statement 15.4
COMMENT ON COLUMN "dbo"."Procedures"."ProcedureID" IS 'Surrogate key of the procedure.';
-- strandline:statement 15.5
COMMENT ON COLUMN "dbo"."Procedures"."Name" IS 'Title of the procedure.';
-- strandline:statement 15.6
COMMENT ON COLUMN "dbo"."Procedures"."ProcedureType" IS 'Kind of procedure: SOP, ISO method, Sampling, Measurement or Calibration.';
-- strandline:statement 15.7
COMMENT ON COLUMN "dbo"."Procedures"."Description" IS 'Summary of what the procedure prescribes.';
-- strandline:statement 15.8
COMMENT ON COLUMN "dbo"."Procedures"."ProcedureLocation" IS 'Path or address of the document.';

-- strandline:step 16/96: create table dbo.Purpose
-- strandline:statement 16.1
CREATE SEQUENCE "dbo"."strandline_seq_Purpose_PurposeID" START 1 INCREMENT 1 MINVALUE 1;
-- strandline:statement 16.2
CREATE TABLE "dbo"."Purpose" (
    "PurposeID" INTEGER DEFAULT nextval('"dbo"."strandline_seq_Purpose_PurposeID"') NOT NULL,
    "Name" VARCHAR NOT NULL,
    "Description" VARCHAR,
    CONSTRAINT "PK_Purpose" PRIMARY KEY ("PurposeID")
);
-- strandline:statement 16.3
COMMENT ON TABLE "dbo"."Purpose" IS 'Reasons for recording a series, such as measurement, lab analysis or calibration.';
-- strandline:statement 16.4
COMMENT ON COLUMN "dbo"."Purpose"."PurposeID" IS 'Surrogate key of the purpose.';
-- strandline:statement 16.5
COMMENT ON COLUMN "dbo"."Purpose"."Name" IS 'Name of the purpose, for example Measurement, Lab_analysis, Calibration, Cleaning or Validation.';
-- strandline:statement 16.6
COMMENT ON COLUMN "dbo"."Purpose"."Description" IS 'When the purpose applies.';

-- strandline:step 17/96: create table dbo.SamplingLocation
-- strandline:statement 17.1
CREATE SEQUENCE "dbo"."strandline_seq_SamplingLocation_SamplingLocationID" START 1 INCREMENT 1 MINVALUE 1;
-- strandline:statement 17.2
CREATE TABLE "dbo"."SamplingLocation" (
    "SamplingLocationID" INTEGER DEFAULT nextval('"dbo"."strandline_seq_SamplingLocation_SamplingLocationID"') NOT NULL,
    "SiteID" INTEGER NOT NULL,
    "Name" VARCHAR NOT NULL,
    "PlantArea" VARCHAR,
    "LatitudeGPS" DOUBLE,
    "LongitudeGPS" DOUBLE,
    "Description" VARCHAR,
    "PictureURL" VARCHAR,
    "ValidFrom" TIMESTAMP,
    "ValidTo" TIMESTAMP,
    "CreatedByCampaignID" INTEGER,
    CONSTRAINT "PK_SamplingLocation" PRIMARY KEY ("SamplingLocationID"),
    CONSTRAINT "UQ_SamplingLocation_SiteID_Name" UNIQUE ("SiteID", "Name"),
    CONSTRAINT "FK_SamplingLocation_Site" FOREIGN KEY ("SiteID") REFERENCES "dbo"."Site" ("SiteID"),
    CONSTRAINT "FK_SamplingLocation_Campaign" FOREIGN KEY ("CreatedByCampaignID") REFERENCES "dbo"."Campaign" ("CampaignID"),
    CONSTRAINT "CK_SamplingLocation_LatitudeRange" CHECK ("LatitudeGPS" BETWEEN -90 AND 90),
    CONSTRAINT "CK_SamplingLocation_LongitudeRange" CHECK ("LongitudeGPS" BETWEEN -180 AND 180)
);
-- strandline:statement 17.3
COMMENT ON TABLE "dbo"."SamplingLocation" IS 'Exact points of a site where a sensor hangs or a sample is taken.';
-- strandline:statement 17.4
COMMENT ON COLUMN "dbo"."SamplingLocation"."SamplingLocationID" IS 'Surrogate key of the sampling location.';
-- strandline:statement 17.5
COMMENT ON COLUMN "dbo"."SamplingLocation"."SiteID" IS 'Site that the location belongs to.';
-- strandline:statement 17.6
COMMENT ON COLUMN "dbo"."SamplingLocation"."Name" IS 'Short name or code of the location, unique within its site, for example Inlet or CL1_EFF.';
-- strandline:statement 17.7
COMMENT ON COLUMN "dbo"."SamplingLocation"."PlantArea" IS 'Part of the plant or network, for example Primary settling or Sewer 01.';
-- strandline:statement 17.8
COMMENT ON COLUMN "dbo"."SamplingLocation"."LatitudeGPS" IS 'Latitude in decimal degrees (WGS 84), north positive, -90 to 90.';
-- strandline:statement 17.9
COMMENT ON COLUMN "dbo"."SamplingLocation"."LongitudeGPS" IS 'Longitude in decimal degrees (WGS 84), east positive, -180 to 180.';
-- strandline:statement 17.10
COMMENT ON COLUMN "dbo"."SamplingLocation"."Description" IS 'How to find and reach the location, and what is particular about it.';
-- strandline:statement 17.11
COMMENT ON COLUMN "dbo"."SamplingLocation"."PictureURL" IS 'Address or path of a photograph of the location.';
-- strandline:statement 17.12
COMMENT ON COLUMN "dbo"."SamplingLocation"."ValidFrom" IS 'First instant at which the location exists, in UTC; included. Empty means always.';
-- strandline:statement 17.13
COMMENT ON COLUMN "dbo"."SamplingLocation"."ValidTo" IS 'End of the location''s existence, in UTC; excluded. Empty means still active.';
-- strandline:statement 17.14
COMMENT ON COLUMN "dbo"."SamplingLocation"."CreatedByCampaignID" IS 'Campaign that set the location up.';

-- strandline:step 18/96: create table dbo.Sample
-- strandline:statement 18.1
CREATE SEQUENCE "dbo"."strandline_seq_Sample_SampleID" START 1 INCREMENT 1 MINVALUE 1;
-- strandline:statement 18.2
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
-- strandline:statement 18.3
COMMENT ON TABLE "dbo"."Sample" IS 'Samples of water taken for analysis; a replicate is a sample of its own.';
-- strandline:statement 18.4
COMMENT ON COLUMN "dbo"."Sample"."SampleID" IS 'Surrogate key of the sample.';
-- strandline:statement 18.5
COMMENT ON COLUMN "dbo"."Sample"."SamplingLocationID" IS 'Location where the sample was taken.';
-- strandline:statement 18.6
COMMENT ON COLUMN "dbo"."Sample"."SampledByPersonID" IS 'Person who took the sample.';
-- strandline:statement 18.7
COMMENT ON COLUMN "dbo"."Sample"."CampaignID" IS 'Campaign that the sample was taken for.';
-- strandline:statement 18.8
COMMENT ON COLUMN "dbo"."Sample"."SampleDateTime" IS 'Instant of sampling, in UTC.';
-- strandline:statement 18.9
COMMENT ON COLUMN "dbo"."Sample"."SampleType" IS 'Kind of sample, for example Grab, Composite24h or Duplicate.';
-- strandline:statement 18.10
COMMENT ON COLUMN "dbo"."Sample"."Description" IS 'Remarks on the sample.';

-- strandline:step 19/96: create table dbo.Unit
-- strandline:statement 19.1
CREATE SEQUENCE "dbo"."strandline_seq_Unit_UnitID" START 1 INCREMENT 1 MINVALUE 1;
-- strandline:statement 19.2
CREATE TABLE "dbo"."Unit" (
    "UnitID" INTEGER DEFAULT nextval('"dbo"."strandline_seq_Unit_UnitID"') NOT NULL,
    "Name" VARCHAR NOT NULL,
    "Description" VARCHAR,
    CONSTRAINT "PK_Unit" PRIMARY KEY ("UnitID"),
    CONSTRAINT "UQ_Unit_Name" UNIQUE ("Name")
);
-- strandline:statement 19.3
COMMENT ON TABLE "dbo"."Unit" IS 'Units of measurement, one row per unit, shared by variables, series and instrument ranges.';
-- strandline:statement 19.4
COMMENT ON COLUMN "dbo"."Unit"."UnitID" IS 'Surrogate key of the unit.';
-- strandline:statement 19.5
COMMENT ON COLUMN "dbo"."Unit"."Name" IS 'Symbol or short name as printed beside a value, for example mg/L, NTU or °C; unique.';
-- strandline:statement 19.6
COMMENT ON COLUMN "dbo"."Unit"."Description" IS 'What the unit means, and how it converts where that is not obvious.';

-- strandline:step 20/96: create table dbo.ValueType
-- strandline:statement 20.1
CREATE TABLE "dbo"."ValueType" (
    "ValueTypeID" INTEGER NOT NULL,
    "ValueTypeName" VARCHAR NOT NULL,
    "ValueTableName" VARCHAR NOT NULL,
    CONSTRAINT "PK_ValueType" PRIMARY KEY ("ValueTypeID")
);
-- strandline:statement 20.2
COMMENT ON TABLE "dbo"."ValueType" IS 'Shapes of data that a series can have; each shape is stored in a table of its own.';
-- strandline:statement 20.3
COMMENT ON COLUMN "dbo"."ValueType"."ValueTypeID" IS 'Fixed key of the shape: 1 Scalar, 2 Spectrum, 3 Image, 4 Array.';
-- strandline:statement 20.4
COMMENT ON COLUMN "dbo"."ValueType"."ValueTypeName" IS 'Name of the shape.';
-- strandline:statement 20.5
COMMENT ON COLUMN "dbo"."ValueType"."ValueTableName" IS 'Table that holds the values of this shape.';

-- strandline:step 21/96: create table dbo.Variable
-- strandline:statement 21.1
CREATE SEQUENCE "dbo"."strandline_seq_Variable_VariableID" START 1 INCREMENT 1 MINVALUE 1;
-- strandline:statement 21.2
CREATE TABLE "dbo"."Variable" (
    "VariableID" INTEGER DEFAULT nextval('"dbo"."strandline_seq_Variable_VariableID"') NOT NULL,
    "Name" VARCHAR NOT NULL,
    "UnitID" INTEGER,
    "Description" VARCHAR,
    CONSTRAINT "PK_Variable" PRIMARY KEY ("VariableID"),
    CONSTRAINT "UQ_Variable_Name" UNIQUE ("Name"),
    CONSTRAINT "FK_Variable_Unit" FOREIGN KEY ("UnitID") REFERENCES "dbo"."Unit" ("UnitID")
);
-- strandline:statement 21.3
COMMENT ON TABLE "dbo"."Variable" IS 'Quantities that are measured or computed, such as TSS, pH or flow.';
-- strandline:statement 21.4
COMMENT ON COLUMN "dbo"."Variable"."VariableID" IS 'Surrogate key of the variable.';
-- strandline:statement 21.5
COMMENT ON COLUMN "dbo"."Variable"."Name" IS 'Name of the variable, for example TSS or NH4-N; unique.';
-- strandline:statement 21.6
COMMENT ON COLUMN "dbo"."Variable"."UnitID" IS 'Usual unit of the variable; a series may name another one.';
-- strandline:statement 21.7
COMMENT ON COLUMN "dbo"."Variable"."Description" IS 'What is measured, and what it is not.';

-- strandline:step 22/96: create table dbo.WavelengthAxis
-- strandline:statement 22.1
CREATE SEQUENCE "dbo"."strandline_seq_WavelengthAxis_WavelengthAxisID" START 1 INCREMENT 1 MINVALUE 1;
-- strandline:statement 22.2
CREATE TABLE "dbo"."WavelengthAxis" (
    "WavelengthAxisID" INTEGER DEFAULT nextval('"dbo"."strandline_seq_WavelengthAxis_WavelengthAxisID"') NOT NULL,
    "Name" VARCHAR NOT NULL,
    "Description" VARCHAR,
    "NumberOfChannels" INTEGER NOT NULL,
    "MinWavelength_nm" DOUBLE NOT NULL,
    "MaxWavelength_nm" DOUBLE NOT NULL,
    CONSTRAINT "PK_WavelengthAxis" PRIMARY KEY ("WavelengthAxisID")
);
-- strandline:statement 22.3
COMMENT ON TABLE "dbo"."WavelengthAxis" IS 'Wavelength axes of spectrophotometers; series recorded on the same grid share one axis.';
-- strandline:statement 22.4
COMMENT ON COLUMN "dbo"."WavelengthAxis"."WavelengthAxisID" IS 'Surrogate key of the axis.';
-- strandline:statement 22.5
COMMENT ON COLUMN "dbo"."WavelengthAxis"."Name" IS 'Name of the axis, for example 200-750 nm in 2.5 nm steps.';
-- strandline:statement 22.6
COMMENT ON COLUMN "dbo"."WavelengthAxis"."Description" IS 'Instrument family, path length or other particulars.';
-- strandline:statement 22.7
COMMENT ON COLUMN "dbo"."WavelengthAxis"."NumberOfChannels" IS 'Number of bins on the axis.';
-- strandline:statement 22.8
COMMENT ON COLUMN "dbo"."WavelengthAxis"."MinWavelength_nm" IS 'Shortest wavelength in nanometres (nm).';
-- strandline:statement 22.9
COMMENT ON COLUMN "dbo"."WavelengthAxis"."MaxWavelength_nm" IS 'Longest wavelength in nanometres (nm).';

-- strandline:step 23/96: create table dbo.WeatherCondition
-- strandline:statement 23.1
CREATE SEQUENCE "dbo"."strandline_seq_WeatherCondition_ConditionID" START 1 INCREMENT 1 MINVALUE 1;
-- strandline:statement 23.2
CREATE TABLE "dbo"."WeatherCondition" (
    "ConditionID" INTEGER DEFAULT nextval('"dbo"."strandline_seq_WeatherCondition_ConditionID"') NOT NULL,
    "Name" VARCHAR NOT NULL,
    "Description" VARCHAR,
    CONSTRAINT "PK_WeatherCondition" PRIMARY KEY ("ConditionID")
);
-- strandline:statement 23.3
COMMENT ON TABLE "dbo"."WeatherCondition" IS 'Weather under which a series was recorded, where it was recorded for one kind only.';
-- strandline:statement 23.4
COMMENT ON COLUMN "dbo"."WeatherCondition"."ConditionID" IS 'Surrogate key of the weather condition.';
-- strandline:statement 23.5
COMMENT ON COLUMN "dbo"."WeatherCondition"."Name" IS 'Name of the condition, for example Dry, Rain or Snowmelt.';
-- strandline:statement 23.6
COMMENT ON COLUMN "dbo"."WeatherCondition"."Description" IS 'How the condition is told from the others.';

-- strandline:step 24/96: create table dbo.MetaData
-- strandline:statement 24.1
CREATE SEQUENCE "dbo"."strandline_seq_MetaData_MetaDataID" START 1 INCREMENT 1 MINVALUE 1;
-- strandline:statement 24.2
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
    "ProcessingDegree" VARCHAR DEFAULT 'Raw',
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
-- strandline:statement 24.3
CREATE INDEX "IX_MetaData_SamplingLocationID_VariableID" ON "dbo"."MetaData" ("SamplingLocationID", "VariableID");
-- strandline:statement 24.4
CREATE INDEX "IX_MetaData_EquipmentID_VariableID" ON "dbo"."MetaData" ("EquipmentID", "VariableID");
-- strandline:statement 24.5
CREATE INDEX "IX_MetaData_ProjectID" ON "dbo"."MetaData" ("ProjectID");
-- strandline:statement 24.6
CREATE INDEX "IX_MetaData_CampaignID" ON "dbo"."MetaData" ("CampaignID");
-- strandline:statement 24.7
CREATE INDEX "IX_MetaData_SampleID" ON "dbo"."MetaData" ("SampleID");
-- strandline:statement 24.8
COMMENT ON TABLE "dbo"."MetaData" IS 'The hub: one row is the context of one series (what, where, with what, by whom, why), and every stored value points to one row.';
-- strandline:statement 24.9
COMMENT ON COLUMN "dbo"."MetaData"."MetaDataID" IS 'Surrogate key of the series.';
-- strandline:statement 24.10
COMMENT ON COLUMN "dbo"."MetaData"."ProjectID" IS 'Project under which the series was recorded.';
-- strandline:statement 24.11
COMMENT ON COLUMN "dbo"."MetaData"."ContactID" IS 'Person responsible for the series.';
-- strandline:statement 24.12
COMMENT ON COLUMN "dbo"."MetaData"."EquipmentID" IS 'Instrument that produced the series; empty when none is known.';
-- strandline:statement 24.13
COMMENT ON COLUMN "dbo"."MetaData"."VariableID" IS 'Variable that the values are of.';
-- strandline:statement 24.14
COMMENT ON COLUMN "dbo"."MetaData"."ProcedureID" IS 'Procedure followed.';
-- strandline:statement 24.15
COMMENT ON COLUMN "dbo"."MetaData"."UnitID" IS 'Unit that the values are stored in; overrides the variable''s usual unit.';
-- strandline:statement 24.16
COMMENT ON COLUMN "dbo"."MetaData"."PurposeID" IS 'Why the series was recorded.';
-- strandline:statement 24.17
COMMENT ON COLUMN "dbo"."MetaData"."SamplingLocationID" IS 'Where the series was recorded.';
-- strandline:statement 24.18
COMMENT ON COLUMN "dbo"."MetaData"."ConditionID" IS 'Weather for which the series was recorded; empty when it covers all weathers.';
-- strandline:statement 24.19
COMMENT ON COLUMN "dbo"."MetaData"."ValueTypeID" IS 'Shape of the series, which says which table holds its values; 1 (Scalar) unless stated.';
-- strandline:statement 24.20
COMMENT ON COLUMN "dbo"."MetaData"."WavelengthAxisID" IS 'Wavelength axis of a spectral series; empty for every other shape.';
-- strandline:statement 24.21
COMMENT ON COLUMN "dbo"."MetaData"."DataProvenanceID" IS 'Origin of the series; empty while it has not been classified.';
-- strandline:statement 24.22
COMMENT ON COLUMN "dbo"."MetaData"."CampaignID" IS 'Campaign that the series belongs to; empty when it belongs to none.';
-- strandline:statement 24.23
COMMENT ON COLUMN "dbo"."MetaData"."SampleID" IS 'Sample that was analysed; lab series only.';
-- strandline:statement 24.24
COMMENT ON COLUMN "dbo"."MetaData"."LaboratoryID" IS 'Laboratory that did the analysis; lab series only.';
-- strandline:statement 24.25
COMMENT ON COLUMN "dbo"."MetaData"."AnalystPersonID" IS 'Person who did the analysis; lab series only.';
-- strandline:statement 24.26
COMMENT ON COLUMN "dbo"."MetaData"."ProcessingDegree" IS 'How far the series has been processed, for example Raw, Cleaned or Validated; a convenience, the lineage tables hold the proof.';

-- strandline:step 25/96: create table dbo.Annotation
-- strandline:statement 25.1
CREATE SEQUENCE "dbo"."strandline_seq_Annotation_AnnotationID" START 1 INCREMENT 1 MINVALUE 1;
-- strandline:statement 25.2
CREATE TABLE "dbo"."Annotation" (
    "AnnotationID" INTEGER DEFAULT nextval('"dbo"."strandline_seq_Annotation_AnnotationID"') NOT NULL,
    "MetaDataID" INTEGER NOT NULL,
    "AnnotationTypeID" INTEGER NOT NULL,
    "StartTime" TIMESTAMP NOT NULL,
    "EndTime" TIMESTAMP,
    "AuthorPersonID" INTEGER,
    "CampaignID" INTEGER,
    "EquipmentEventID" INTEGER,
    "Title" VARCHAR NOT NULL,
    "Comment" VARCHAR,
    "CreatedAt" TIMESTAMP DEFAULT (make_timestamp(epoch_us(CURRENT_TIMESTAMP))) NOT NULL,
    CONSTRAINT "PK_Annotation" PRIMARY KEY ("AnnotationID"),
    CONSTRAINT "FK_Annotation_MetaData" FOREIGN KEY ("MetaDataID") REFERENCES "dbo"."MetaData" ("MetaDataID"),
    CONSTRAINT "FK_Annotation_AnnotationType" FOREIGN KEY ("AnnotationTypeID") REFERENCES "dbo"."AnnotationType" ("AnnotationTypeID"),
    CONSTRAINT "FK_Annotation_Person" FOREIGN KEY ("AuthorPersonID") REFERENCES "dbo"."Person" ("PersonID"),
    CONSTRAINT "FK_Annotation_Campaign" FOREIGN KEY ("CampaignID") REFERENCES "dbo"."Campaign" ("CampaignID"),
    CONSTRAINT "FK_Annotation_EquipmentEvent" FOREIGN KEY ("EquipmentEventID") REFERENCES "dbo"."EquipmentEvent" ("EquipmentEventID")
);
-- strandline:statement 25.3
CREATE INDEX "IX_Annotation_MetaDataID_StartTime" ON "dbo"."Annotation" ("MetaDataID", "StartTime");
-- strandline:statement 25.4
COMMENT ON TABLE "dbo"."Annotation" IS 'Remarks of people on a stretch of a series. An annotation says what is seen in the data; an equipment event says what was done, and the two can be linked.';
-- strandline:statement 25.5
COMMENT ON COLUMN "dbo"."Annotation"."AnnotationID" IS 'Surrogate key of the annotation.';
-- strandline:statement 25.6
COMMENT ON COLUMN "dbo"."Annotation"."MetaDataID" IS 'Series that is annotated.';
-- strandline:statement 25.7
COMMENT ON COLUMN "dbo"."Annotation"."AnnotationTypeID" IS 'Kind of the annotation.';
-- strandline:statement 25.8
COMMENT ON COLUMN "dbo"."Annotation"."StartTime" IS 'First instant concerned, in UTC; included.';
-- strandline:statement 25.9
COMMENT ON COLUMN "dbo"."Annotation"."EndTime" IS 'End of the stretch, in UTC; excluded. Empty while it goes on.';
-- strandline:statement 25.10
COMMENT ON COLUMN "dbo"."Annotation"."AuthorPersonID" IS 'Person who wrote the annotation.';
-- strandline:statement 25.11
COMMENT ON COLUMN "dbo"."Annotation"."CampaignID" IS 'Campaign that the annotation belongs to.';
-- strandline:statement 25.12
COMMENT ON COLUMN "dbo"."Annotation"."EquipmentEventID" IS 'Equipment event that explains what is seen.';
-- strandline:statement 25.13
COMMENT ON COLUMN "dbo"."Annotation"."Title" IS 'The remark in a few words, as charts show it.';
-- strandline:statement 25.14
COMMENT ON COLUMN "dbo"."Annotation"."Comment" IS 'The remark at length.';
-- strandline:statement 25.15
COMMENT ON COLUMN "dbo"."Annotation"."CreatedAt" IS 'Instant at which the annotation was written, in UTC.';

-- strandline:step 26/96: create table dbo.CampaignEquipment
-- strandline:statement 26.1
CREATE TABLE "dbo"."CampaignEquipment" (
    "CampaignID" INTEGER NOT NULL,
    "EquipmentID" INTEGER NOT NULL,
    "Role" VARCHAR,
    CONSTRAINT "PK_CampaignEquipment" PRIMARY KEY ("CampaignID", "EquipmentID"),
    CONSTRAINT "FK_CampaignEquipment_Campaign" FOREIGN KEY ("CampaignID") REFERENCES "dbo"."Campaign" ("CampaignID"),
    CONSTRAINT "FK_CampaignEquipment_Equipment" FOREIGN KEY ("EquipmentID") REFERENCES "dbo"."Equipment" ("EquipmentID")
);
-- strandline:statement 26.2
COMMENT ON TABLE "dbo"."CampaignEquipment" IS 'Instruments that a campaign uses; an instrument may serve several campaigns.';
-- strandline:statement 26.3
COMMENT ON COLUMN "dbo"."CampaignEquipment"."CampaignID" IS 'Campaign that uses the instrument.';
-- strandline:statement 26.4
COMMENT ON COLUMN "dbo"."CampaignEquipment"."EquipmentID" IS 'Instrument used.';
-- strandline:statement 26.5
COMMENT ON COLUMN "dbo"."CampaignEquipment"."Role" IS 'What the instrument is to the campaign, for example Reference or Under test.';

-- strandline:step 27/96: create table dbo.CampaignSamplingLocation
-- strandline:statement 27.1
CREATE TABLE "dbo"."CampaignSamplingLocation" (
    "CampaignID" INTEGER NOT NULL,
    "SamplingLocationID" INTEGER NOT NULL,
    "Role" VARCHAR,
    CONSTRAINT "PK_CampaignSamplingLocation" PRIMARY KEY ("CampaignID", "SamplingLocationID"),
    CONSTRAINT "FK_CampaignSamplingLocation_Campaign" FOREIGN KEY ("CampaignID") REFERENCES "dbo"."Campaign" ("CampaignID"),
    CONSTRAINT "FK_CampaignSamplingLocation_SamplingLocation" FOREIGN KEY ("SamplingLocationID") REFERENCES "dbo"."SamplingLocation" ("SamplingLocationID")
);
-- strandline:statement 27.2
COMMENT ON TABLE "dbo"."CampaignSamplingLocation" IS 'Sampling locations that a campaign uses; a location may serve several campaigns.';
-- strandline:statement 27.3
COMMENT ON COLUMN "dbo"."CampaignSamplingLocation"."CampaignID" IS 'Campaign that uses the location.';
-- strandline:statement 27.4
COMMENT ON COLUMN "dbo"."CampaignSamplingLocation"."SamplingLocationID" IS 'Location used.';
-- strandline:statement 27.5
COMMENT ON COLUMN "dbo"."CampaignSamplingLocation"."Role" IS 'What the location is to the campaign, for example Inlet or Outlet.';

-- strandline:step 28/96: create table dbo.CampaignVariable
-- strandline:statement 28.1
CREATE TABLE "dbo"."CampaignVariable" (
    "CampaignID" INTEGER NOT NULL,
    "VariableID" INTEGER NOT NULL,
    CONSTRAINT "PK_CampaignVariable" PRIMARY KEY ("CampaignID", "VariableID"),
    CONSTRAINT "FK_CampaignVariable_Campaign" FOREIGN KEY ("CampaignID") REFERENCES "dbo"."Campaign" ("CampaignID"),
    CONSTRAINT "FK_CampaignVariable_Variable" FOREIGN KEY ("VariableID") REFERENCES "dbo"."Variable" ("VariableID")
);
-- strandline:statement 28.2
COMMENT ON TABLE "dbo"."CampaignVariable" IS 'Variables that a campaign measures.';
-- strandline:statement 28.3
COMMENT ON COLUMN "dbo"."CampaignVariable"."CampaignID" IS 'Campaign that measures the variable.';
-- strandline:statement 28.4
COMMENT ON COLUMN "dbo"."CampaignVariable"."VariableID" IS 'Variable measured.';

-- strandline:step 29/96: create table dbo.Comments
-- strandline:statement 29.1
CREATE SEQUENCE "dbo"."strandline_seq_Comments_CommentID" START 1 INCREMENT 1 MINVALUE 1;
-- strandline:statement 29.2
CREATE TABLE "dbo"."Comments" (
    "CommentID" INTEGER DEFAULT nextval('"dbo"."strandline_seq_Comments_CommentID"') NOT NULL,
    "Comment" VARCHAR,
    CONSTRAINT "PK_Comments" PRIMARY KEY ("CommentID")
);
-- strandline:statement 29.3
COMMENT ON TABLE "dbo"."Comments" IS 'Remarks that single values point to; one remark may serve many values.';
-- strandline:statement 29.4
COMMENT ON COLUMN "dbo"."Comments"."CommentID" IS 'Surrogate key of the comment.';
-- strandline:statement 29.5
COMMENT ON COLUMN "dbo"."Comments"."Comment" IS 'The remark itself.';

-- strandline:step 30/96: create table dbo.ProcessingStep
-- strandline:statement 30.1
CREATE SEQUENCE "dbo"."strandline_seq_ProcessingStep_ProcessingStepID" START 1 INCREMENT 1 MINVALUE 1;
-- strandline:statement 30.2
CREATE TABLE "dbo"."ProcessingStep" (
    "ProcessingStepID" INTEGER DEFAULT nextval('"dbo"."strandline_seq_ProcessingStep_ProcessingStepID"') NOT NULL,
    "Name" VARCHAR NOT NULL,
    "Description" VARCHAR,
    "MethodName" VARCHAR,
    "MethodVersion" VARCHAR,
    "Parameters" VARCHAR,
    "ExecutedAt" TIMESTAMP,
    "ExecutedByPersonID" INTEGER,
    CONSTRAINT "PK_ProcessingStep" PRIMARY KEY ("ProcessingStepID"),
    CONSTRAINT "FK_ProcessingStep_Person" FOREIGN KEY ("ExecutedByPersonID") REFERENCES "dbo"."Person" ("PersonID")
);
-- strandline:statement 30.3
COMMENT ON TABLE "dbo"."ProcessingStep" IS 'Executions of a processing method: what was run, with which parameters, when and by whom.';
-- strandline:statement 30.4
COMMENT ON COLUMN "dbo"."ProcessingStep"."ProcessingStepID" IS 'Surrogate key of the step.';
-- strandline:statement 30.5
COMMENT ON COLUMN "dbo"."ProcessingStep"."Name" IS 'Name of the step for readers.';
-- strandline:statement 30.6
COMMENT ON COLUMN "dbo"."ProcessingStep"."Description" IS 'What the step was meant to achieve.';
-- strandline:statement 30.7
COMMENT ON COLUMN "dbo"."ProcessingStep"."MethodName" IS 'Name of the method, for example outlier_removal.';
-- strandline:statement 30.8
COMMENT ON COLUMN "dbo"."ProcessingStep"."MethodVersion" IS 'Software and version that ran it.';
-- strandline:statement 30.9
COMMENT ON COLUMN "dbo"."ProcessingStep"."Parameters" IS 'Parameters of the run, as a JSON document.';
-- strandline:statement 30.10
COMMENT ON COLUMN "dbo"."ProcessingStep"."ExecutedAt" IS 'Instant of the run, in UTC.';
-- strandline:statement 30.11
COMMENT ON COLUMN "dbo"."ProcessingStep"."ExecutedByPersonID" IS 'Person who ran it; empty for automatic runs.';

-- strandline:step 31/96: create table dbo.DataLineage
-- strandline:statement 31.1
CREATE SEQUENCE "dbo"."strandline_seq_DataLineage_DataLineageID" START 1 INCREMENT 1 MINVALUE 1;
-- strandline:statement 31.2
CREATE TABLE "dbo"."DataLineage" (
    "DataLineageID" INTEGER DEFAULT nextval('"dbo"."strandline_seq_DataLineage_DataLineageID"') NOT NULL,
    "ProcessingStepID" INTEGER NOT NULL,
    "MetaDataID" INTEGER NOT NULL,
    "Role" VARCHAR NOT NULL,
    CONSTRAINT "PK_DataLineage" PRIMARY KEY ("DataLineageID"),
    CONSTRAINT "FK_DataLineage_ProcessingStep" FOREIGN KEY ("ProcessingStepID") REFERENCES "dbo"."ProcessingStep" ("ProcessingStepID"),
    CONSTRAINT "FK_DataLineage_MetaData" FOREIGN KEY ("MetaDataID") REFERENCES "dbo"."MetaData" ("MetaDataID"),
    CONSTRAINT "CK_DataLineage_Role" CHECK ("Role" IN ('Input', 'Output'))
);
-- strandline:statement 31.3
CREATE INDEX "IX_DataLineage_MetaDataID" ON "dbo"."DataLineage" ("MetaDataID");
-- strandline:statement 31.4
CREATE INDEX "IX_DataLineage_ProcessingStepID_Role" ON "dbo"."DataLineage" ("ProcessingStepID", "Role");
-- strandline:statement 31.5
COMMENT ON TABLE "dbo"."DataLineage" IS 'Which series went into a processing step and which came out: the edges of the lineage graph.';
-- strandline:statement 31.6
COMMENT ON COLUMN "dbo"."DataLineage"."DataLineageID" IS 'Surrogate key of the edge.';
-- strandline:statement 31.7
COMMENT ON COLUMN "dbo"."DataLineage"."ProcessingStepID" IS 'Step that the series took part in.';
-- strandline:statement 31.8
COMMENT ON COLUMN "dbo"."DataLineage"."MetaDataID" IS 'Series that took part.';
-- strandline:statement 31.9
COMMENT ON COLUMN "dbo"."DataLineage"."Role" IS 'Input when the step read the series, Output when it made it.';

-- strandline:step 32/96: create table dbo.EquipmentEventMetaData
-- strandline:statement 32.1
CREATE TABLE "dbo"."EquipmentEventMetaData" (
    "EquipmentEventID" INTEGER NOT NULL,
    "MetaDataID" INTEGER NOT NULL,
    "Role" VARCHAR,
    CONSTRAINT "PK_EquipmentEventMetaData" PRIMARY KEY ("EquipmentEventID", "MetaDataID"),
    CONSTRAINT "FK_EquipmentEventMetaData_EquipmentEvent" FOREIGN KEY ("EquipmentEventID") REFERENCES "dbo"."EquipmentEvent" ("EquipmentEventID"),
    CONSTRAINT "FK_EquipmentEventMetaData_MetaData" FOREIGN KEY ("MetaDataID") REFERENCES "dbo"."MetaData" ("MetaDataID")
);
-- strandline:statement 32.2
COMMENT ON TABLE "dbo"."EquipmentEventMetaData" IS 'Series that belong to an event, such as the reference and the sensor reading of a calibration.';
-- strandline:statement 32.3
COMMENT ON COLUMN "dbo"."EquipmentEventMetaData"."EquipmentEventID" IS 'Event that the series belongs to.';
-- strandline:statement 32.4
COMMENT ON COLUMN "dbo"."EquipmentEventMetaData"."MetaDataID" IS 'Series recorded for the event.';
-- strandline:statement 32.5
COMMENT ON COLUMN "dbo"."EquipmentEventMetaData"."Role" IS 'Part the series plays, for example Reference Standard or Sensor Under Test.';

-- strandline:step 33/96: create table dbo.EquipmentInstallation
-- strandline:statement 33.1
CREATE SEQUENCE "dbo"."strandline_seq_EquipmentInstallation_InstallationID" START 1 INCREMENT 1 MINVALUE 1;
-- strandline:statement 33.2
CREATE TABLE "dbo"."EquipmentInstallation" (
    "InstallationID" INTEGER DEFAULT nextval('"dbo"."strandline_seq_EquipmentInstallation_InstallationID"') NOT NULL,
    "EquipmentID" INTEGER NOT NULL,
    "SamplingLocationID" INTEGER NOT NULL,
    "InstalledDate" TIMESTAMP NOT NULL,
    "RemovedDate" TIMESTAMP,
    "CampaignID" INTEGER,
    "Notes" VARCHAR,
    CONSTRAINT "PK_EquipmentInstallation" PRIMARY KEY ("InstallationID"),
    CONSTRAINT "FK_EquipmentInstallation_Equipment" FOREIGN KEY ("EquipmentID") REFERENCES "dbo"."Equipment" ("EquipmentID"),
    CONSTRAINT "FK_EquipmentInstallation_SamplingLocation" FOREIGN KEY ("SamplingLocationID") REFERENCES "dbo"."SamplingLocation" ("SamplingLocationID"),
    CONSTRAINT "FK_EquipmentInstallation_Campaign" FOREIGN KEY ("CampaignID") REFERENCES "dbo"."Campaign" ("CampaignID")
);
-- strandline:statement 33.3
CREATE INDEX "IX_EquipmentInstallation_EquipmentID_InstalledDate" ON "dbo"."EquipmentInstallation" ("EquipmentID", "InstalledDate");
-- strandline:statement 33.4
CREATE INDEX "IX_EquipmentInstallation_SamplingLocationID_InstalledDate" ON "dbo"."EquipmentInstallation" ("SamplingLocationID", "InstalledDate");
-- strandline:statement 33.5
COMMENT ON TABLE "dbo"."EquipmentInstallation" IS 'Where each instrument was installed, and from when to when; the full history of placements.';
-- strandline:statement 33.6
COMMENT ON COLUMN "dbo"."EquipmentInstallation"."InstallationID" IS 'Surrogate key of the installation.';
-- strandline:statement 33.7
COMMENT ON COLUMN "dbo"."EquipmentInstallation"."EquipmentID" IS 'Instrument installed.';
-- strandline:statement 33.8
COMMENT ON COLUMN "dbo"."EquipmentInstallation"."SamplingLocationID" IS 'Location where it was installed.';
-- strandline:statement 33.9
COMMENT ON COLUMN "dbo"."EquipmentInstallation"."InstalledDate" IS 'First instant of the installation, in UTC; included.';
-- strandline:statement 33.10
COMMENT ON COLUMN "dbo"."EquipmentInstallation"."RemovedDate" IS 'End of the installation, in UTC; excluded. Empty while the instrument is in place.';
-- strandline:statement 33.11
COMMENT ON COLUMN "dbo"."EquipmentInstallation"."CampaignID" IS 'Campaign that the installation serves.';
-- strandline:statement 33.12
COMMENT ON COLUMN "dbo"."EquipmentInstallation"."Notes" IS 'Mounting, depth and other remarks.';

-- strandline:step 34/96: create table dbo.EquipmentModelHasProcedure
-- strandline:statement 34.1
CREATE TABLE "dbo"."EquipmentModelHasProcedure" (
    "EquipmentModelID" INTEGER NOT NULL,
    "ProcedureID" INTEGER NOT NULL,
    CONSTRAINT "PK_EquipmentModelHasProcedure" PRIMARY KEY ("EquipmentModelID", "ProcedureID"),
    CONSTRAINT "FK_EquipmentModelHasProcedure_EquipmentModel" FOREIGN KEY ("EquipmentModelID") REFERENCES "dbo"."EquipmentModel" ("EquipmentModelID"),
    CONSTRAINT "FK_EquipmentModelHasProcedure_Procedures" FOREIGN KEY ("ProcedureID") REFERENCES "dbo"."Procedures" ("ProcedureID")
);
-- strandline:statement 34.2
COMMENT ON TABLE "dbo"."EquipmentModelHasProcedure" IS 'Procedures that apply to a model, such as its calibration procedure.';
-- strandline:statement 34.3
COMMENT ON COLUMN "dbo"."EquipmentModelHasProcedure"."EquipmentModelID" IS 'Model that the procedure applies to.';
-- strandline:statement 34.4
COMMENT ON COLUMN "dbo"."EquipmentModelHasProcedure"."ProcedureID" IS 'Procedure that applies.';

-- strandline:step 35/96: create table dbo.EquipmentModelHasVariable
-- strandline:statement 35.1
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
-- strandline:statement 35.2
COMMENT ON TABLE "dbo"."EquipmentModelHasVariable" IS 'Variables that a model can measure, with its physical measuring range for each.';
-- strandline:statement 35.3
COMMENT ON COLUMN "dbo"."EquipmentModelHasVariable"."EquipmentModelID" IS 'Model that measures the variable.';
-- strandline:statement 35.4
COMMENT ON COLUMN "dbo"."EquipmentModelHasVariable"."VariableID" IS 'Variable that the model measures.';
-- strandline:statement 35.5
COMMENT ON COLUMN "dbo"."EquipmentModelHasVariable"."RangeMin" IS 'Lower end of the measuring range, in the unit of UnitID.';
-- strandline:statement 35.6
COMMENT ON COLUMN "dbo"."EquipmentModelHasVariable"."RangeMax" IS 'Upper end of the measuring range, in the unit of UnitID.';
-- strandline:statement 35.7
COMMENT ON COLUMN "dbo"."EquipmentModelHasVariable"."Resolution" IS 'Resolution as the manufacturer states it, with its unit.';
-- strandline:statement 35.8
COMMENT ON COLUMN "dbo"."EquipmentModelHasVariable"."UnitID" IS 'Unit of RangeMin and RangeMax; the variable''s own unit when empty.';

-- strandline:step 36/96: create table dbo.HydrologicalCharacteristics
-- strandline:statement 36.1
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
-- strandline:statement 36.2
COMMENT ON TABLE "dbo"."HydrologicalCharacteristics" IS 'Land cover of a watershed by hydrological class; at most one row per watershed, sharing its key.';
-- strandline:statement 36.3
COMMENT ON COLUMN "dbo"."HydrologicalCharacteristics"."WatershedID" IS 'Watershed described; key of this table and link to its parent at once.';
-- strandline:statement 36.4
COMMENT ON COLUMN "dbo"."HydrologicalCharacteristics"."UrbanArea" IS 'Urban area in percent (%) of the watershed.';
-- strandline:statement 36.5
COMMENT ON COLUMN "dbo"."HydrologicalCharacteristics"."Forest" IS 'Forest in percent (%) of the watershed.';
-- strandline:statement 36.6
COMMENT ON COLUMN "dbo"."HydrologicalCharacteristics"."Wetlands" IS 'Wetlands in percent (%) of the watershed.';
-- strandline:statement 36.7
COMMENT ON COLUMN "dbo"."HydrologicalCharacteristics"."Cropland" IS 'Cropland in percent (%) of the watershed.';
-- strandline:statement 36.8
COMMENT ON COLUMN "dbo"."HydrologicalCharacteristics"."Meadow" IS 'Meadow in percent (%) of the watershed.';
-- strandline:statement 36.9
COMMENT ON COLUMN "dbo"."HydrologicalCharacteristics"."Grassland" IS 'Grassland in percent (%) of the watershed.';

-- strandline:step 37/96: create table dbo.IngestRequest
-- strandline:statement 37.1
CREATE SEQUENCE "dbo"."strandline_seq_IngestRequest_IngestRequestID" START 1 INCREMENT 1 MINVALUE 1;
-- strandline:statement 37.2
CREATE TABLE "dbo"."IngestRequest" (
    "IngestRequestID" INTEGER DEFAULT nextval('"dbo"."strandline_seq_IngestRequest_IngestRequestID"') NOT NULL,
    "Caller" VARCHAR NOT NULL,
    "IdempotencyKey" VARCHAR NOT NULL,
    "Endpoint" VARCHAR NOT NULL,
    "RequestHash" VARCHAR NOT NULL,
    "StatusCode" INTEGER NOT NULL,
    "Response" VARCHAR NOT NULL,
    "CreatedAt" TIMESTAMP DEFAULT (make_timestamp(epoch_us(CURRENT_TIMESTAMP))) NOT NULL,
    CONSTRAINT "PK_IngestRequest" PRIMARY KEY ("IngestRequestID"),
    CONSTRAINT "UQ_IngestRequest_Caller_IdempotencyKey" UNIQUE ("Caller", "IdempotencyKey")
);
-- strandline:statement 37.3
CREATE INDEX "IX_IngestRequest_CreatedAt" ON "dbo"."IngestRequest" ("CreatedAt");
-- strandline:statement 37.4
COMMENT ON TABLE "dbo"."IngestRequest" IS 'Requests to store data that carried a key of their own, and what was answered, so that a repeated request is answered again and stored once.';
-- strandline:statement 37.5
COMMENT ON COLUMN "dbo"."IngestRequest"."IngestRequestID" IS 'Surrogate key of the request.';
-- strandline:statement 37.6
COMMENT ON COLUMN "dbo"."IngestRequest"."Caller" IS 'Who sent the request; keys of different callers never meet.';
-- strandline:statement 37.7
COMMENT ON COLUMN "dbo"."IngestRequest"."IdempotencyKey" IS 'Key that the caller gave the request.';
-- strandline:statement 37.8
COMMENT ON COLUMN "dbo"."IngestRequest"."Endpoint" IS 'What the request was sent to.';
-- strandline:statement 37.9
COMMENT ON COLUMN "dbo"."IngestRequest"."RequestHash" IS 'SHA-256 of the request in hexadecimal digits; the same key with another request is refused.';
-- strandline:statement 37.10
COMMENT ON COLUMN "dbo"."IngestRequest"."StatusCode" IS 'HTTP status of the answer.';
-- strandline:statement 37.11
COMMENT ON COLUMN "dbo"."IngestRequest"."Response" IS 'Body of the answer, as it was sent.';
-- strandline:statement 37.12
COMMENT ON COLUMN "dbo"."IngestRequest"."CreatedAt" IS 'Instant at which the request was stored, in UTC; old requests may be deleted.';

-- strandline:step 38/96: create table dbo.IngestionRoute
-- strandline:statement 38.1
CREATE SEQUENCE "dbo"."strandline_seq_IngestionRoute_IngestionRouteID" START 1 INCREMENT 1 MINVALUE 1;
-- strandline:statement 38.2
CREATE TABLE "dbo"."IngestionRoute" (
    "IngestionRouteID" INTEGER DEFAULT nextval('"dbo"."strandline_seq_IngestionRoute_IngestionRouteID"') NOT NULL,
    "EquipmentID" INTEGER NOT NULL,
    "VariableID" INTEGER NOT NULL,
    "CampaignID" INTEGER,
    "DataProvenanceID" INTEGER DEFAULT 1 NOT NULL,
    "ProcessingDegree" VARCHAR DEFAULT 'Raw' NOT NULL,
    "MetaDataID" INTEGER NOT NULL,
    "ValidFrom" TIMESTAMP NOT NULL,
    "ValidTo" TIMESTAMP,
    "CreatedAt" TIMESTAMP DEFAULT (make_timestamp(epoch_us(CURRENT_TIMESTAMP))) NOT NULL,
    "CreatedByPersonID" INTEGER,
    "Notes" VARCHAR,
    CONSTRAINT "PK_IngestionRoute" PRIMARY KEY ("IngestionRouteID"),
    CONSTRAINT "FK_IngestionRoute_Equipment" FOREIGN KEY ("EquipmentID") REFERENCES "dbo"."Equipment" ("EquipmentID"),
    CONSTRAINT "FK_IngestionRoute_Variable" FOREIGN KEY ("VariableID") REFERENCES "dbo"."Variable" ("VariableID"),
    CONSTRAINT "FK_IngestionRoute_Campaign" FOREIGN KEY ("CampaignID") REFERENCES "dbo"."Campaign" ("CampaignID"),
    CONSTRAINT "FK_IngestionRoute_DataProvenance" FOREIGN KEY ("DataProvenanceID") REFERENCES "dbo"."DataProvenance" ("DataProvenanceID"),
    CONSTRAINT "FK_IngestionRoute_MetaData" FOREIGN KEY ("MetaDataID") REFERENCES "dbo"."MetaData" ("MetaDataID"),
    CONSTRAINT "FK_IngestionRoute_Person" FOREIGN KEY ("CreatedByPersonID") REFERENCES "dbo"."Person" ("PersonID")
);
-- strandline:statement 38.3
CREATE INDEX "IX_IngestionRoute_EquipmentID_VariableID_DataProvenanc_02bc7a3d" ON "dbo"."IngestionRoute" ("EquipmentID", "VariableID", "DataProvenanceID", "ProcessingDegree", "ValidFrom");
-- strandline:statement 38.4
COMMENT ON TABLE "dbo"."IngestionRoute" IS 'Rules that say which series incoming sensor data belong to, by instrument, variable and time.';
-- strandline:statement 38.5
COMMENT ON COLUMN "dbo"."IngestionRoute"."IngestionRouteID" IS 'Surrogate key of the route.';
-- strandline:statement 38.6
COMMENT ON COLUMN "dbo"."IngestionRoute"."EquipmentID" IS 'Instrument that sends the data.';
-- strandline:statement 38.7
COMMENT ON COLUMN "dbo"."IngestionRoute"."VariableID" IS 'Variable that is sent.';
-- strandline:statement 38.8
COMMENT ON COLUMN "dbo"."IngestionRoute"."CampaignID" IS 'Campaign that the route serves; told in messages, no part of the lookup.';
-- strandline:statement 38.9
COMMENT ON COLUMN "dbo"."IngestionRoute"."DataProvenanceID" IS 'Origin that the data must have; 1 (Sensor) unless stated.';
-- strandline:statement 38.10
COMMENT ON COLUMN "dbo"."IngestionRoute"."ProcessingDegree" IS 'Degree of processing that the data must have; Raw unless stated.';
-- strandline:statement 38.11
COMMENT ON COLUMN "dbo"."IngestionRoute"."MetaDataID" IS 'Series that the data are written to.';
-- strandline:statement 38.12
COMMENT ON COLUMN "dbo"."IngestionRoute"."ValidFrom" IS 'First instant at which the route holds, in UTC; included.';
-- strandline:statement 38.13
COMMENT ON COLUMN "dbo"."IngestionRoute"."ValidTo" IS 'End of the route, in UTC; excluded. Empty while the route is active.';
-- strandline:statement 38.14
COMMENT ON COLUMN "dbo"."IngestionRoute"."CreatedAt" IS 'Instant at which the route was recorded, in UTC.';
-- strandline:statement 38.15
COMMENT ON COLUMN "dbo"."IngestionRoute"."CreatedByPersonID" IS 'Person who made the route.';
-- strandline:statement 38.16
COMMENT ON COLUMN "dbo"."IngestionRoute"."Notes" IS 'Why the route was made or closed.';

-- strandline:step 39/96: create table dbo.ProjectHasContact
-- strandline:statement 39.1
CREATE TABLE "dbo"."ProjectHasContact" (
    "ProjectID" INTEGER NOT NULL,
    "ContactID" INTEGER NOT NULL,
    CONSTRAINT "PK_ProjectHasContact" PRIMARY KEY ("ProjectID", "ContactID"),
    CONSTRAINT "FK_ProjectHasContact_Project" FOREIGN KEY ("ProjectID") REFERENCES "dbo"."Project" ("ProjectID"),
    CONSTRAINT "FK_ProjectHasContact_Contact" FOREIGN KEY ("ContactID") REFERENCES "dbo"."Contact" ("ContactID")
);
-- strandline:statement 39.2
COMMENT ON TABLE "dbo"."ProjectHasContact" IS 'People who take part in a project.';
-- strandline:statement 39.3
COMMENT ON COLUMN "dbo"."ProjectHasContact"."ProjectID" IS 'Project taken part in.';
-- strandline:statement 39.4
COMMENT ON COLUMN "dbo"."ProjectHasContact"."ContactID" IS 'Person who takes part.';

-- strandline:step 40/96: create table dbo.ProjectHasEquipment
-- strandline:statement 40.1
CREATE TABLE "dbo"."ProjectHasEquipment" (
    "ProjectID" INTEGER NOT NULL,
    "EquipmentID" INTEGER NOT NULL,
    CONSTRAINT "PK_ProjectHasEquipment" PRIMARY KEY ("ProjectID", "EquipmentID"),
    CONSTRAINT "FK_ProjectHasEquipment_Project" FOREIGN KEY ("ProjectID") REFERENCES "dbo"."Project" ("ProjectID"),
    CONSTRAINT "FK_ProjectHasEquipment_Equipment" FOREIGN KEY ("EquipmentID") REFERENCES "dbo"."Equipment" ("EquipmentID")
);
-- strandline:statement 40.2
COMMENT ON TABLE "dbo"."ProjectHasEquipment" IS 'Instruments that a project uses.';
-- strandline:statement 40.3
COMMENT ON COLUMN "dbo"."ProjectHasEquipment"."ProjectID" IS 'Project that uses the instrument.';
-- strandline:statement 40.4
COMMENT ON COLUMN "dbo"."ProjectHasEquipment"."EquipmentID" IS 'Instrument used.';

-- strandline:step 41/96: create table dbo.ProjectHasSamplingLocation
-- strandline:statement 41.1
CREATE TABLE "dbo"."ProjectHasSamplingLocation" (
    "ProjectID" INTEGER NOT NULL,
    "SamplingLocationID" INTEGER NOT NULL,
    CONSTRAINT "PK_ProjectHasSamplingLocation" PRIMARY KEY ("ProjectID", "SamplingLocationID"),
    CONSTRAINT "FK_ProjectHasSamplingLocation_Project" FOREIGN KEY ("ProjectID") REFERENCES "dbo"."Project" ("ProjectID"),
    CONSTRAINT "FK_ProjectHasSamplingLocation_SamplingLocation" FOREIGN KEY ("SamplingLocationID") REFERENCES "dbo"."SamplingLocation" ("SamplingLocationID")
);
-- strandline:statement 41.2
COMMENT ON TABLE "dbo"."ProjectHasSamplingLocation" IS 'Sampling locations that a project works at.';
-- strandline:statement 41.3
COMMENT ON COLUMN "dbo"."ProjectHasSamplingLocation"."ProjectID" IS 'Project that works at the location.';
-- strandline:statement 41.4
COMMENT ON COLUMN "dbo"."ProjectHasSamplingLocation"."SamplingLocationID" IS 'Location worked at.';

-- strandline:step 42/96: create table dbo.QualityCode
-- strandline:statement 42.1
CREATE TABLE "dbo"."QualityCode" (
    "QualityCodeID" INTEGER NOT NULL,
    "Name" VARCHAR NOT NULL,
    "IsUsable" BOOLEAN NOT NULL,
    "Description" VARCHAR,
    CONSTRAINT "PK_QualityCode" PRIMARY KEY ("QualityCodeID"),
    CONSTRAINT "UQ_QualityCode_Name" UNIQUE ("Name")
);
-- strandline:statement 42.2
COMMENT ON TABLE "dbo"."QualityCode" IS 'What the quality codes of stored values mean. The value tables keep free integers and do not point here, so that codes of another origin can be stored as they came.';
-- strandline:statement 42.3
COMMENT ON COLUMN "dbo"."QualityCode"."QualityCodeID" IS 'Fixed code, as it stands beside values: 1 Accepted, 2 Suspect, 3 Rejected, 4 BelowLoD, 5 AboveLoQ, 6 Outlier.';
-- strandline:statement 42.4
COMMENT ON COLUMN "dbo"."QualityCode"."Name" IS 'Name of the code; unique.';
-- strandline:statement 42.5
COMMENT ON COLUMN "dbo"."QualityCode"."IsUsable" IS 'Whether values with the code take part in evaluations.';
-- strandline:statement 42.6
COMMENT ON COLUMN "dbo"."QualityCode"."Description" IS 'When the code is given and what follows from it.';

-- strandline:step 43/96: create table dbo.SchemaVersion
-- strandline:statement 43.1
CREATE SEQUENCE "dbo"."strandline_seq_SchemaVersion_VersionID" START 1 INCREMENT 1 MINVALUE 1;
-- strandline:statement 43.2
CREATE TABLE "dbo"."SchemaVersion" (
    "VersionID" INTEGER DEFAULT nextval('"dbo"."strandline_seq_SchemaVersion_VersionID"') NOT NULL,
    "Version" VARCHAR NOT NULL,
    "AppliedAt" TIMESTAMP DEFAULT (make_timestamp(epoch_us(CURRENT_TIMESTAMP))) NOT NULL,
    "Description" VARCHAR,
    "MigrationScript" VARCHAR,
    CONSTRAINT "PK_SchemaVersion" PRIMARY KEY ("VersionID")
);
-- strandline:statement 43.3
COMMENT ON TABLE "dbo"."SchemaVersion" IS 'Versions of the schema that this database has been brought to, one row per version.';
-- strandline:statement 43.4
COMMENT ON COLUMN "dbo"."SchemaVersion"."VersionID" IS 'Surrogate key of the entry.';
-- strandline:statement 43.5
COMMENT ON COLUMN "dbo"."SchemaVersion"."Version" IS 'Version label, for example 1.0.1.';
-- strandline:statement 43.6
COMMENT ON COLUMN "dbo"."SchemaVersion"."AppliedAt" IS 'Instant at which the version was recorded here, in UTC.';
-- strandline:statement 43.7
COMMENT ON COLUMN "dbo"."SchemaVersion"."Description" IS 'What the version brought.';
-- strandline:statement 43.8
COMMENT ON COLUMN "dbo"."SchemaVersion"."MigrationScript" IS 'File name of the script that brought the database to the version.';

-- strandline:step 44/96: create table dbo.UrbanCharacteristics
-- strandline:statement 44.1
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
-- strandline:statement 44.2
COMMENT ON TABLE "dbo"."UrbanCharacteristics" IS 'Land use within the urban part of a watershed; at most one row per watershed, sharing its key.';
-- strandline:statement 44.3
COMMENT ON COLUMN "dbo"."UrbanCharacteristics"."WatershedID" IS 'Watershed described; key of this table and link to its parent at once.';
-- strandline:statement 44.4
COMMENT ON COLUMN "dbo"."UrbanCharacteristics"."Commercial" IS 'Commercial land in percent (%) of the urban area.';
-- strandline:statement 44.5
COMMENT ON COLUMN "dbo"."UrbanCharacteristics"."GreenSpaces" IS 'Parks and other green spaces in percent (%) of the urban area.';
-- strandline:statement 44.6
COMMENT ON COLUMN "dbo"."UrbanCharacteristics"."Industrial" IS 'Industrial land in percent (%) of the urban area.';
-- strandline:statement 44.7
COMMENT ON COLUMN "dbo"."UrbanCharacteristics"."Institutional" IS 'Schools, hospitals and other institutions in percent (%) of the urban area.';
-- strandline:statement 44.8
COMMENT ON COLUMN "dbo"."UrbanCharacteristics"."Residential" IS 'Residential land in percent (%) of the urban area.';
-- strandline:statement 44.9
COMMENT ON COLUMN "dbo"."UrbanCharacteristics"."Agricultural" IS 'Agricultural land in percent (%) of the urban area.';
-- strandline:statement 44.10
COMMENT ON COLUMN "dbo"."UrbanCharacteristics"."Recreational" IS 'Sports grounds and other recreational land in percent (%) of the urban area.';

-- strandline:step 45/96: create table dbo.Value
-- strandline:statement 45.1
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
-- strandline:statement 45.2
CREATE INDEX "IX_Value_tstamp" ON "dbo"."Value" ("tstamp");
-- strandline:statement 45.3
COMMENT ON TABLE "dbo"."Value" IS 'Scalar time series: one number per series and instant.';
-- strandline:statement 45.4
COMMENT ON COLUMN "dbo"."Value"."MetaDataID" IS 'Series that the value belongs to.';
-- strandline:statement 45.5
COMMENT ON COLUMN "dbo"."Value"."tstamp" IS 'Instant of the value, in UTC, stored without a zone.';
-- strandline:statement 45.6
COMMENT ON COLUMN "dbo"."Value"."Value" IS 'The number, in the unit of the series; empty when the instrument gave none.';
-- strandline:statement 45.7
COMMENT ON COLUMN "dbo"."Value"."QualityCode" IS 'Quality of the value: 1 accepted, 2 suspect, 3 rejected, 4 below the limit of detection, 5 above range, 6 outlier; empty when it was not assessed. The column is a free integer.';
-- strandline:statement 45.8
COMMENT ON COLUMN "dbo"."Value"."CommentID" IS 'Remark about the value.';

-- strandline:step 46/96: create table dbo.ValueArray
-- strandline:statement 46.1
CREATE TABLE "dbo"."ValueArray" (
    "MetaDataID" INTEGER NOT NULL,
    "tstamp" TIMESTAMP NOT NULL,
    "ArrayIndex" INTEGER NOT NULL,
    "Value" DOUBLE,
    "QualityCode" INTEGER,
    CONSTRAINT "PK_ValueArray" PRIMARY KEY ("MetaDataID", "tstamp", "ArrayIndex"),
    CONSTRAINT "FK_ValueArray_MetaData" FOREIGN KEY ("MetaDataID") REFERENCES "dbo"."MetaData" ("MetaDataID")
);
-- strandline:statement 46.2
COMMENT ON TABLE "dbo"."ValueArray" IS 'Arrays of any length: one row per series, instant and position.';
-- strandline:statement 46.3
COMMENT ON COLUMN "dbo"."ValueArray"."MetaDataID" IS 'Series that the array belongs to.';
-- strandline:statement 46.4
COMMENT ON COLUMN "dbo"."ValueArray"."tstamp" IS 'Instant of the array, in UTC, stored without a zone.';
-- strandline:statement 46.5
COMMENT ON COLUMN "dbo"."ValueArray"."ArrayIndex" IS 'Position within the array, counted from 0.';
-- strandline:statement 46.6
COMMENT ON COLUMN "dbo"."ValueArray"."Value" IS 'The number at this position, in the unit of the series.';
-- strandline:statement 46.7
COMMENT ON COLUMN "dbo"."ValueArray"."QualityCode" IS 'Quality of the value: 1 accepted, 2 suspect, 3 rejected, 4 below the limit of detection, 5 above range, 6 outlier; empty when it was not assessed. The column is a free integer.';

-- strandline:step 47/96: create table dbo.ValueImage
-- strandline:statement 47.1
CREATE SEQUENCE "dbo"."strandline_seq_ValueImage_ValueImageID" START 1 INCREMENT 1 MINVALUE 1;
-- strandline:statement 47.2
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
-- strandline:statement 47.3
CREATE INDEX "IX_ValueImage_MetaDataID_tstamp" ON "dbo"."ValueImage" ("MetaDataID", "tstamp");
-- strandline:statement 47.4
COMMENT ON TABLE "dbo"."ValueImage" IS 'Images: one row per series and instant; the picture itself lies in a storage backend.';
-- strandline:statement 47.5
COMMENT ON COLUMN "dbo"."ValueImage"."ValueImageID" IS 'Surrogate key of the image.';
-- strandline:statement 47.6
COMMENT ON COLUMN "dbo"."ValueImage"."MetaDataID" IS 'Series that the image belongs to.';
-- strandline:statement 47.7
COMMENT ON COLUMN "dbo"."ValueImage"."tstamp" IS 'Instant of the image, in UTC, stored without a zone.';
-- strandline:statement 47.8
COMMENT ON COLUMN "dbo"."ValueImage"."ImageWidth" IS 'Width in pixels.';
-- strandline:statement 47.9
COMMENT ON COLUMN "dbo"."ValueImage"."ImageHeight" IS 'Height in pixels.';
-- strandline:statement 47.10
COMMENT ON COLUMN "dbo"."ValueImage"."NumberOfChannels" IS 'Colour channels: 1 for grey, 3 for colour.';
-- strandline:statement 47.11
COMMENT ON COLUMN "dbo"."ValueImage"."ImageFormat" IS 'File format, for example PNG, JPEG or TIFF.';
-- strandline:statement 47.12
COMMENT ON COLUMN "dbo"."ValueImage"."FileSizeBytes" IS 'Size of the file in bytes.';
-- strandline:statement 47.13
COMMENT ON COLUMN "dbo"."ValueImage"."StorageBackend" IS 'Kind of storage that StoragePath is to be read in.';
-- strandline:statement 47.14
COMMENT ON COLUMN "dbo"."ValueImage"."StoragePath" IS 'Path or key of the file within the backend.';
-- strandline:statement 47.15
COMMENT ON COLUMN "dbo"."ValueImage"."Thumbnail" IS 'Small preview, as the bytes of an image file.';
-- strandline:statement 47.16
COMMENT ON COLUMN "dbo"."ValueImage"."QualityCode" IS 'Quality of the value: 1 accepted, 2 suspect, 3 rejected, 4 below the limit of detection, 5 above range, 6 outlier; empty when it was not assessed. The column is a free integer.';

-- strandline:step 48/96: create table dbo.WavelengthBin
-- strandline:statement 48.1
CREATE SEQUENCE "dbo"."strandline_seq_WavelengthBin_WavelengthBinID" START 1 INCREMENT 1 MINVALUE 1;
-- strandline:statement 48.2
CREATE TABLE "dbo"."WavelengthBin" (
    "WavelengthBinID" INTEGER DEFAULT nextval('"dbo"."strandline_seq_WavelengthBin_WavelengthBinID"') NOT NULL,
    "WavelengthAxisID" INTEGER NOT NULL,
    "BinIndex" INTEGER NOT NULL,
    "Wavelength_nm" DOUBLE NOT NULL,
    CONSTRAINT "PK_WavelengthBin" PRIMARY KEY ("WavelengthBinID"),
    CONSTRAINT "UQ_WavelengthBin_WavelengthAxisID_BinIndex" UNIQUE ("WavelengthAxisID", "BinIndex"),
    CONSTRAINT "FK_WavelengthBin_WavelengthAxis" FOREIGN KEY ("WavelengthAxisID") REFERENCES "dbo"."WavelengthAxis" ("WavelengthAxisID")
);
-- strandline:statement 48.3
COMMENT ON TABLE "dbo"."WavelengthBin" IS 'Single wavelengths of an axis, in order.';
-- strandline:statement 48.4
COMMENT ON COLUMN "dbo"."WavelengthBin"."WavelengthBinID" IS 'Surrogate key of the bin.';
-- strandline:statement 48.5
COMMENT ON COLUMN "dbo"."WavelengthBin"."WavelengthAxisID" IS 'Axis that the bin belongs to.';
-- strandline:statement 48.6
COMMENT ON COLUMN "dbo"."WavelengthBin"."BinIndex" IS 'Place of the bin on its axis, counted from 0.';
-- strandline:statement 48.7
COMMENT ON COLUMN "dbo"."WavelengthBin"."Wavelength_nm" IS 'Centre wavelength in nanometres (nm).';

-- strandline:step 49/96: create table dbo.ValueSpectrum
-- strandline:statement 49.1
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
-- strandline:statement 49.2
COMMENT ON TABLE "dbo"."ValueSpectrum" IS 'Spectra: one row per series, instant and wavelength bin, so that a whole spectrum lies together.';
-- strandline:statement 49.3
COMMENT ON COLUMN "dbo"."ValueSpectrum"."MetaDataID" IS 'Series that the spectrum belongs to.';
-- strandline:statement 49.4
COMMENT ON COLUMN "dbo"."ValueSpectrum"."tstamp" IS 'Instant of the spectrum, in UTC, stored without a zone.';
-- strandline:statement 49.5
COMMENT ON COLUMN "dbo"."ValueSpectrum"."WavelengthBinID" IS 'Wavelength that the number was measured at.';
-- strandline:statement 49.6
COMMENT ON COLUMN "dbo"."ValueSpectrum"."Value" IS 'Absorbance or intensity, in the unit of the series; empty bins are normal.';
-- strandline:statement 49.7
COMMENT ON COLUMN "dbo"."ValueSpectrum"."QualityCode" IS 'Quality of the value: 1 accepted, 2 suspect, 3 rejected, 4 below the limit of detection, 5 above range, 6 outlier; empty when it was not assessed. The column is a free integer.';

-- strandline:step 50/96: create table dbo.VariableHasProcedure
-- strandline:statement 50.1
CREATE TABLE "dbo"."VariableHasProcedure" (
    "VariableID" INTEGER NOT NULL,
    "ProcedureID" INTEGER NOT NULL,
    CONSTRAINT "PK_VariableHasProcedure" PRIMARY KEY ("VariableID", "ProcedureID"),
    CONSTRAINT "FK_VariableHasProcedure_Variable" FOREIGN KEY ("VariableID") REFERENCES "dbo"."Variable" ("VariableID"),
    CONSTRAINT "FK_VariableHasProcedure_Procedures" FOREIGN KEY ("ProcedureID") REFERENCES "dbo"."Procedures" ("ProcedureID")
);
-- strandline:statement 50.2
COMMENT ON TABLE "dbo"."VariableHasProcedure" IS 'Procedures by which a variable may be measured or analysed.';
-- strandline:statement 50.3
COMMENT ON COLUMN "dbo"."VariableHasProcedure"."VariableID" IS 'Variable that is measured.';
-- strandline:statement 50.4
COMMENT ON COLUMN "dbo"."VariableHasProcedure"."ProcedureID" IS 'Procedure that measures it.';

-- strandline:step 51/96: insert reference row AnnotationTypeID=1 into dbo.AnnotationType
-- effects: may-fail:dbo.AnnotationType
-- strandline:statement 51.1
INSERT INTO "dbo"."AnnotationType" ("AnnotationTypeID", "Name", "Color") VALUES (1, 'Fault', '#B3261E');

-- strandline:step 52/96: insert reference row AnnotationTypeID=2 into dbo.AnnotationType
-- effects: may-fail:dbo.AnnotationType
-- strandline:statement 52.1
INSERT INTO "dbo"."AnnotationType" ("AnnotationTypeID", "Name", "Color") VALUES (2, 'Maintenance', '#8A5A00');

-- strandline:step 53/96: insert reference row AnnotationTypeID=3 into dbo.AnnotationType
-- effects: may-fail:dbo.AnnotationType
-- strandline:statement 53.1
INSERT INTO "dbo"."AnnotationType" ("AnnotationTypeID", "Name", "Color") VALUES (3, 'Calibration Period', '#6A3FA0');

-- strandline:step 54/96: insert reference row AnnotationTypeID=4 into dbo.AnnotationType
-- effects: may-fail:dbo.AnnotationType
-- strandline:statement 54.1
INSERT INTO "dbo"."AnnotationType" ("AnnotationTypeID", "Name", "Color") VALUES (4, 'Anomaly', '#C2410C');

-- strandline:step 55/96: insert reference row AnnotationTypeID=5 into dbo.AnnotationType
-- effects: may-fail:dbo.AnnotationType
-- strandline:statement 55.1
INSERT INTO "dbo"."AnnotationType" ("AnnotationTypeID", "Name", "Color") VALUES (5, 'Experiment', '#00696B');

-- strandline:step 56/96: insert reference row AnnotationTypeID=6 into dbo.AnnotationType
-- effects: may-fail:dbo.AnnotationType
-- strandline:statement 56.1
INSERT INTO "dbo"."AnnotationType" ("AnnotationTypeID", "Name", "Color") VALUES (6, 'Process Event', '#1457A8');

-- strandline:step 57/96: insert reference row AnnotationTypeID=7 into dbo.AnnotationType
-- effects: may-fail:dbo.AnnotationType
-- strandline:statement 57.1
INSERT INTO "dbo"."AnnotationType" ("AnnotationTypeID", "Name", "Color") VALUES (7, 'Data Quality', '#A3195B');

-- strandline:step 58/96: insert reference row AnnotationTypeID=8 into dbo.AnnotationType
-- effects: may-fail:dbo.AnnotationType
-- strandline:statement 58.1
INSERT INTO "dbo"."AnnotationType" ("AnnotationTypeID", "Name", "Color") VALUES (8, 'Note', '#52606B');

-- strandline:step 59/96: insert reference row AnnotationTypeID=9 into dbo.AnnotationType
-- effects: may-fail:dbo.AnnotationType
-- strandline:statement 59.1
INSERT INTO "dbo"."AnnotationType" ("AnnotationTypeID", "Name", "Color") VALUES (9, 'Exclusion', '#3A3A3A');

-- strandline:step 60/96: insert reference row AnnotationTypeID=10 into dbo.AnnotationType
-- effects: may-fail:dbo.AnnotationType
-- strandline:statement 60.1
INSERT INTO "dbo"."AnnotationType" ("AnnotationTypeID", "Name", "Color") VALUES (10, 'Validated', '#2E7031');

-- strandline:step 61/96: insert reference row CampaignTypeID=1 into dbo.CampaignType
-- effects: may-fail:dbo.CampaignType
-- strandline:statement 61.1
INSERT INTO "dbo"."CampaignType" ("CampaignTypeID", "CampaignTypeName") VALUES (1, 'Experiment');

-- strandline:step 62/96: insert reference row CampaignTypeID=2 into dbo.CampaignType
-- effects: may-fail:dbo.CampaignType
-- strandline:statement 62.1
INSERT INTO "dbo"."CampaignType" ("CampaignTypeID", "CampaignTypeName") VALUES (2, 'Operations');

-- strandline:step 63/96: insert reference row CampaignTypeID=3 into dbo.CampaignType
-- effects: may-fail:dbo.CampaignType
-- strandline:statement 63.1
INSERT INTO "dbo"."CampaignType" ("CampaignTypeID", "CampaignTypeName") VALUES (3, 'Commissioning');

-- strandline:step 64/96: insert reference row CampaignTypeID=4 into dbo.CampaignType
-- effects: may-fail:dbo.CampaignType
-- strandline:statement 64.1
INSERT INTO "dbo"."CampaignType" ("CampaignTypeID", "CampaignTypeName") VALUES (4, 'Audit');

-- strandline:step 65/96: insert reference row EquipmentEventTypeID=1 into dbo.EquipmentEventType
-- effects: may-fail:dbo.EquipmentEventType
-- strandline:statement 65.1
INSERT INTO "dbo"."EquipmentEventType" ("EquipmentEventTypeID", "EquipmentEventTypeName") VALUES (1, 'Calibration');

-- strandline:step 66/96: insert reference row EquipmentEventTypeID=2 into dbo.EquipmentEventType
-- effects: may-fail:dbo.EquipmentEventType
-- strandline:statement 66.1
INSERT INTO "dbo"."EquipmentEventType" ("EquipmentEventTypeID", "EquipmentEventTypeName") VALUES (2, 'Validation');

-- strandline:step 67/96: insert reference row EquipmentEventTypeID=3 into dbo.EquipmentEventType
-- effects: may-fail:dbo.EquipmentEventType
-- strandline:statement 67.1
INSERT INTO "dbo"."EquipmentEventType" ("EquipmentEventTypeID", "EquipmentEventTypeName") VALUES (3, 'Maintenance');

-- strandline:step 68/96: insert reference row EquipmentEventTypeID=4 into dbo.EquipmentEventType
-- effects: may-fail:dbo.EquipmentEventType
-- strandline:statement 68.1
INSERT INTO "dbo"."EquipmentEventType" ("EquipmentEventTypeID", "EquipmentEventTypeName") VALUES (4, 'Installation');

-- strandline:step 69/96: insert reference row EquipmentEventTypeID=5 into dbo.EquipmentEventType
-- effects: may-fail:dbo.EquipmentEventType
-- strandline:statement 69.1
INSERT INTO "dbo"."EquipmentEventType" ("EquipmentEventTypeID", "EquipmentEventTypeName") VALUES (5, 'Removal');

-- strandline:step 70/96: insert reference row EquipmentEventTypeID=6 into dbo.EquipmentEventType
-- effects: may-fail:dbo.EquipmentEventType
-- strandline:statement 70.1
INSERT INTO "dbo"."EquipmentEventType" ("EquipmentEventTypeID", "EquipmentEventTypeName") VALUES (6, 'Firmware Update');

-- strandline:step 71/96: insert reference row EquipmentEventTypeID=7 into dbo.EquipmentEventType
-- effects: may-fail:dbo.EquipmentEventType
-- strandline:statement 71.1
INSERT INTO "dbo"."EquipmentEventType" ("EquipmentEventTypeID", "EquipmentEventTypeName") VALUES (7, 'Failure');

-- strandline:step 72/96: insert reference row EquipmentEventTypeID=8 into dbo.EquipmentEventType
-- effects: may-fail:dbo.EquipmentEventType
-- strandline:statement 72.1
INSERT INTO "dbo"."EquipmentEventType" ("EquipmentEventTypeID", "EquipmentEventTypeName") VALUES (8, 'Repair');

-- strandline:step 73/96: insert reference row DataProvenanceID=1 into dbo.DataProvenance
-- effects: may-fail:dbo.DataProvenance
-- strandline:statement 73.1
INSERT INTO "dbo"."DataProvenance" ("DataProvenanceID", "DataProvenanceName") VALUES (1, 'Sensor');

-- strandline:step 74/96: insert reference row DataProvenanceID=2 into dbo.DataProvenance
-- effects: may-fail:dbo.DataProvenance
-- strandline:statement 74.1
INSERT INTO "dbo"."DataProvenance" ("DataProvenanceID", "DataProvenanceName") VALUES (2, 'Laboratory');

-- strandline:step 75/96: insert reference row DataProvenanceID=3 into dbo.DataProvenance
-- effects: may-fail:dbo.DataProvenance
-- strandline:statement 75.1
INSERT INTO "dbo"."DataProvenance" ("DataProvenanceID", "DataProvenanceName") VALUES (3, 'Manual Entry');

-- strandline:step 76/96: insert reference row DataProvenanceID=4 into dbo.DataProvenance
-- effects: may-fail:dbo.DataProvenance
-- strandline:statement 76.1
INSERT INTO "dbo"."DataProvenance" ("DataProvenanceID", "DataProvenanceName") VALUES (4, 'Model Output');

-- strandline:step 77/96: insert reference row DataProvenanceID=5 into dbo.DataProvenance
-- effects: may-fail:dbo.DataProvenance
-- strandline:statement 77.1
INSERT INTO "dbo"."DataProvenance" ("DataProvenanceID", "DataProvenanceName") VALUES (5, 'External Source');

-- strandline:step 78/96: insert reference row ValueTypeID=1 into dbo.ValueType
-- effects: may-fail:dbo.ValueType
-- strandline:statement 78.1
INSERT INTO "dbo"."ValueType" ("ValueTypeID", "ValueTypeName", "ValueTableName") VALUES (1, 'Scalar', 'Value');

-- strandline:step 79/96: insert reference row ValueTypeID=2 into dbo.ValueType
-- effects: may-fail:dbo.ValueType
-- strandline:statement 79.1
INSERT INTO "dbo"."ValueType" ("ValueTypeID", "ValueTypeName", "ValueTableName") VALUES (2, 'Spectrum', 'ValueSpectrum');

-- strandline:step 80/96: insert reference row ValueTypeID=3 into dbo.ValueType
-- effects: may-fail:dbo.ValueType
-- strandline:statement 80.1
INSERT INTO "dbo"."ValueType" ("ValueTypeID", "ValueTypeName", "ValueTableName") VALUES (3, 'Image', 'ValueImage');

-- strandline:step 81/96: insert reference row ValueTypeID=4 into dbo.ValueType
-- effects: may-fail:dbo.ValueType
-- strandline:statement 81.1
INSERT INTO "dbo"."ValueType" ("ValueTypeID", "ValueTypeName", "ValueTableName") VALUES (4, 'Array', 'ValueArray');

-- strandline:step 82/96: insert reference row QualityCodeID=1 into dbo.QualityCode
-- effects: may-fail:dbo.QualityCode
-- strandline:statement 82.1
INSERT INTO "dbo"."QualityCode" ("QualityCodeID", "Name", "IsUsable", "Description") VALUES (1, 'Accepted', TRUE, 'Checked, and nothing speaks against the value.');

-- strandline:step 83/96: insert reference row QualityCodeID=2 into dbo.QualityCode
-- effects: may-fail:dbo.QualityCode
-- strandline:statement 83.1
INSERT INTO "dbo"."QualityCode" ("QualityCodeID", "Name", "IsUsable", "Description") VALUES (2, 'Suspect', TRUE, 'Something speaks against the value, but it is not proven wrong.');

-- strandline:step 84/96: insert reference row QualityCodeID=3 into dbo.QualityCode
-- effects: may-fail:dbo.QualityCode
-- strandline:statement 84.1
INSERT INTO "dbo"."QualityCode" ("QualityCodeID", "Name", "IsUsable", "Description") VALUES (3, 'Rejected', FALSE, 'Known to be wrong; kept, but not to be evaluated.');

-- strandline:step 85/96: insert reference row QualityCodeID=4 into dbo.QualityCode
-- effects: may-fail:dbo.QualityCode
-- strandline:statement 85.1
INSERT INTO "dbo"."QualityCode" ("QualityCodeID", "Name", "IsUsable", "Description") VALUES (4, 'BelowLoD', FALSE, 'Below the limit of detection; the stored number is not a measurement.');

-- strandline:step 86/96: insert reference row QualityCodeID=5 into dbo.QualityCode
-- effects: may-fail:dbo.QualityCode
-- strandline:statement 86.1
INSERT INTO "dbo"."QualityCode" ("QualityCodeID", "Name", "IsUsable", "Description") VALUES (5, 'AboveLoQ', FALSE, 'Above the range that the method can quantify, or the sensor was saturated.');

-- strandline:step 87/96: insert reference row QualityCodeID=6 into dbo.QualityCode
-- effects: may-fail:dbo.QualityCode
-- strandline:statement 87.1
INSERT INTO "dbo"."QualityCode" ("QualityCodeID", "Name", "IsUsable", "Description") VALUES (6, 'Outlier', TRUE, 'Far from its neighbours, but perhaps real.');

-- strandline:step 88/96: insert reference row Version='1.0.0' into dbo.SchemaVersion
-- effects: may-fail:dbo.SchemaVersion
-- strandline:statement 88.1
INSERT INTO "dbo"."SchemaVersion" ("Version", "Description") VALUES ('1.0.0', 'Baseline schema: sites, variables, equipment, projects, people, series and scalar values');

-- strandline:step 89/96: insert reference row Version='1.0.1' into dbo.SchemaVersion
-- effects: may-fail:dbo.SchemaVersion
-- strandline:statement 89.1
INSERT INTO "dbo"."SchemaVersion" ("Version", "Description") VALUES ('1.0.1', 'Schema version tracking: SchemaVersion');

-- strandline:step 90/96: insert reference row Version='1.1.0' into dbo.SchemaVersion
-- effects: may-fail:dbo.SchemaVersion
-- strandline:statement 90.1
INSERT INTO "dbo"."SchemaVersion" ("Version", "Description") VALUES ('1.1.0', 'Data shapes: value types, wavelength axes, spectra, images and arrays');

-- strandline:step 91/96: insert reference row Version='1.2.0' into dbo.SchemaVersion
-- effects: may-fail:dbo.SchemaVersion
-- strandline:statement 91.1
INSERT INTO "dbo"."SchemaVersion" ("Version", "Description") VALUES ('1.2.0', 'Campaigns and provenance: people, campaigns and the origin of each series');

-- strandline:step 92/96: insert reference row Version='1.3.0' into dbo.SchemaVersion
-- effects: may-fail:dbo.SchemaVersion
-- strandline:statement 92.1
INSERT INTO "dbo"."SchemaVersion" ("Version", "Description") VALUES ('1.3.0', 'Lab data: laboratories, samples, analysts and the resources of campaigns');

-- strandline:step 93/96: insert reference row Version='1.4.0' into dbo.SchemaVersion
-- effects: may-fail:dbo.SchemaVersion
-- strandline:statement 93.1
INSERT INTO "dbo"."SchemaVersion" ("Version", "Description") VALUES ('1.4.0', 'Sensor lifecycle: equipment events, installations and validity of sampling locations');

-- strandline:step 94/96: insert reference row Version='1.5.0' into dbo.SchemaVersion
-- effects: may-fail:dbo.SchemaVersion
-- strandline:statement 94.1
INSERT INTO "dbo"."SchemaVersion" ("Version", "Description") VALUES ('1.5.0', 'Ingestion routing: which series incoming sensor data belong to');

-- strandline:step 95/96: insert reference row Version='1.6.0' into dbo.SchemaVersion
-- effects: may-fail:dbo.SchemaVersion
-- strandline:statement 95.1
INSERT INTO "dbo"."SchemaVersion" ("Version", "Description") VALUES ('1.6.0', 'Processing lineage: processing steps, their inputs and outputs, and the processing degree');

-- strandline:step 96/96: insert reference row Version='1.7.0' into dbo.SchemaVersion
-- effects: may-fail:dbo.SchemaVersion
-- strandline:statement 96.1
INSERT INTO "dbo"."SchemaVersion" ("Version", "Description", "MigrationScript") VALUES ('1.7.0', 'Annotations of series, the vocabulary of quality codes, and stored ingestion requests', 'v1.7.0_create_duckdb.sql');

-- strandline:end
COMMIT;

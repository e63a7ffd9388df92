-- Migration: create v1.7.0
-- Component: water on sqlite
-- Description: Annotations of series, the vocabulary of quality codes, and stored ingestion requests
-- Author: Strandline water pack
-- Date: 2026-11-28
-- Breaking changes: NONE
-- Phase: expand
-- Loses data: NONE
-- Archives: NONE
-- Run by hand: sqlite3 -bail DB < FILE

-- strandline:before
PRAGMA foreign_keys = OFF;
-- strandline:begin
BEGIN IMMEDIATE;
-- strandline:step 1/96: create table AnnotationType
-- strandline:statement 1.1
CREATE TABLE "AnnotationType" (
  "AnnotationTypeID" INT NOT NULL,
  "Name" VARCHAR(100) NOT NULL,
  "Color" VARCHAR(7) NOT NULL,
  CONSTRAINT "PK_AnnotationType" PRIMARY KEY ("AnnotationTypeID"),
  CONSTRAINT "UQ_AnnotationType_Name" UNIQUE ("Name")
);

-- strandline:step 2/96: create table CampaignType
-- strandline:statement 2.1
CREATE TABLE "CampaignType" (
  "CampaignTypeID" INT NOT NULL,
  "CampaignTypeName" VARCHAR(100) NOT NULL,
  CONSTRAINT "PK_CampaignType" PRIMARY KEY ("CampaignTypeID")
);

-- strandline:step 3/96: create table Project
-- strandline:statement 3.1
CREATE TABLE "Project" (
  "ProjectID" INTEGER NOT NULL CONSTRAINT "PK_Project" PRIMARY KEY AUTOINCREMENT,
  "Name" VARCHAR(100) NOT NULL,
  "Description" TEXT
);

-- strandline:step 4/96: create table Watershed
-- strandline:statement 4.1
CREATE TABLE "Watershed" (
  "WatershedID" INTEGER NOT NULL CONSTRAINT "PK_Watershed" PRIMARY KEY AUTOINCREMENT,
  "Name" VARCHAR(100) NOT NULL,
  "Description" TEXT,
  "SurfaceArea" FLOAT4,
  "ConcentrationTime" INT,
  "ImperviousSurface" FLOAT4
);

-- strandline:step 5/96: create table Site
-- strandline:statement 5.1
CREATE TABLE "Site" (
  "SiteID" INTEGER NOT NULL CONSTRAINT "PK_Site" PRIMARY KEY AUTOINCREMENT,
  "WatershedID" INT,
  "Name" VARCHAR(100) NOT NULL,
  "SiteType" VARCHAR(255),
  "Description" TEXT,
  "Picture" BLOB,
  "StreetNumber" VARCHAR(100),
  "StreetName" VARCHAR(100),
  "City" VARCHAR(255),
  "ZipCode" VARCHAR(100),
  "Province" VARCHAR(255),
  "Country" VARCHAR(255),
  CONSTRAINT "UQ_Site_Name" UNIQUE ("Name"),
  CONSTRAINT "FK_Site_Watershed" FOREIGN KEY ("WatershedID") REFERENCES "Watershed" ("WatershedID")
);

-- strandline:step 6/96: create table Campaign
-- strandline:statement 6.1
CREATE TABLE "Campaign" (
  "CampaignID" INTEGER NOT NULL CONSTRAINT "PK_Campaign" PRIMARY KEY AUTOINCREMENT,
  "CampaignTypeID" INT NOT NULL,
  "SiteID" INT NOT NULL,
  "Name" VARCHAR(200) NOT NULL,
  "Description" VARCHAR(2000),
  "StartDate" TIMESTAMP(6),
  "EndDate" TIMESTAMP(6),
  "ProjectID" INT,
  CONSTRAINT "FK_Campaign_CampaignType" FOREIGN KEY ("CampaignTypeID") REFERENCES "CampaignType" ("CampaignTypeID"),
  CONSTRAINT "FK_Campaign_Site" FOREIGN KEY ("SiteID") REFERENCES "Site" ("SiteID"),
  CONSTRAINT "FK_Campaign_Project" FOREIGN KEY ("ProjectID") REFERENCES "Project" ("ProjectID")
);

-- strandline:step 7/96: create table EquipmentModel
-- strandline:statement 7.1
CREATE TABLE "EquipmentModel" (
  "EquipmentModelID" INTEGER NOT NULL CONSTRAINT "PK_EquipmentModel" PRIMARY KEY AUTOINCREMENT,
  "Name" VARCHAR(100) NOT NULL,
  "Method" VARCHAR(100),
  "Functions" TEXT,
  "Manufacturer" VARCHAR(100),
  "ManualLocation" VARCHAR(100)
);

-- strandline:step 8/96: create table Equipment
-- strandline:statement 8.1
CREATE TABLE "Equipment" (
  "EquipmentID" INTEGER NOT NULL CONSTRAINT "PK_Equipment" PRIMARY KEY AUTOINCREMENT,
  "EquipmentModelID" INT,
  "Identifier" VARCHAR(100) NOT NULL,
  "SerialNumber" VARCHAR(100),
  "Owner" TEXT,
  "StorageLocation" VARCHAR(100),
  "PurchaseDate" DATE,
  CONSTRAINT "UQ_Equipment_Identifier" UNIQUE ("Identifier"),
  CONSTRAINT "FK_Equipment_EquipmentModel" FOREIGN KEY ("EquipmentModelID") REFERENCES "EquipmentModel" ("EquipmentModelID")
);

-- strandline:step 9/96: create table EquipmentEventType
-- strandline:statement 9.1
CREATE TABLE "EquipmentEventType" (
  "EquipmentEventTypeID" INT NOT NULL,
  "EquipmentEventTypeName" VARCHAR(100) NOT NULL,
  CONSTRAINT "PK_EquipmentEventType" PRIMARY KEY ("EquipmentEventTypeID")
);

-- strandline:step 10/96: create table Person
-- strandline:statement 10.1
CREATE TABLE "Person" (
  "PersonID" INTEGER NOT NULL CONSTRAINT "PK_Person" PRIMARY KEY AUTOINCREMENT,
  "FullName" VARCHAR(200) NOT NULL,
  "Email" VARCHAR(200),
  "Affiliation" VARCHAR(200)
);

-- strandline:step 11/96: create table EquipmentEvent
-- strandline:statement 11.1
CREATE TABLE "EquipmentEvent" (
  "EquipmentEventID" INTEGER NOT NULL CONSTRAINT "PK_EquipmentEvent" PRIMARY KEY AUTOINCREMENT,
  "EquipmentID" INT NOT NULL,
  "EquipmentEventTypeID" INT NOT NULL,
  "EventDateTime" TIMESTAMP(6) NOT NULL,
  "PerformedByPersonID" INT,
  "CampaignID" INT,
  "Notes" VARCHAR(2000),
  CONSTRAINT "FK_EquipmentEvent_Equipment" FOREIGN KEY ("EquipmentID") REFERENCES "Equipment" ("EquipmentID"),
  CONSTRAINT "FK_EquipmentEvent_EquipmentEventType" FOREIGN KEY ("EquipmentEventTypeID") REFERENCES "EquipmentEventType" ("EquipmentEventTypeID"),
  CONSTRAINT "FK_EquipmentEvent_Person" FOREIGN KEY ("PerformedByPersonID") REFERENCES "Person" ("PersonID"),
  CONSTRAINT "FK_EquipmentEvent_Campaign" FOREIGN KEY ("CampaignID") REFERENCES "Campaign" ("CampaignID")
);
-- strandline:statement 11.2
CREATE INDEX "IX_EquipmentEvent_EquipmentID_EventDateTime" ON "EquipmentEvent" ("EquipmentID", "EventDateTime");

-- strandline:step 12/96: create table Contact
-- strandline:statement 12.1
CREATE TABLE "Contact" (
  "ContactID" INTEGER NOT NULL CONSTRAINT "PK_Contact" PRIMARY KEY AUTOINCREMENT,
  "LastName" VARCHAR(100),
  "FirstName" VARCHAR(255),
  "Company" TEXT,
  "Status" VARCHAR(255),
  "Function" TEXT,
  "OfficeNumber" VARCHAR(100),
  "Email" VARCHAR(100),
  "Phone" VARCHAR(100),
  "SkypeName" VARCHAR(100),
  "Linkedin" VARCHAR(100),
  "StreetNumber" VARCHAR(100),
  "StreetName" VARCHAR(100),
  "City" VARCHAR(255),
  "ZipCode" VARCHAR(45),
  "Province" VARCHAR(255),
  "Country" VARCHAR(255),
  "Website" VARCHAR(60)
);

-- strandline:step 13/96: create table DataProvenance
-- strandline:statement 13.1
CREATE TABLE "DataProvenance" (
  "DataProvenanceID" INT NOT NULL,
  "DataProvenanceName" VARCHAR(50) NOT NULL,
  CONSTRAINT "PK_DataProvenance" PRIMARY KEY ("DataProvenanceID")
);

-- strandline:step 14/96: create table Laboratory
-- strandline:statement 14.1
CREATE TABLE "Laboratory" (
  "LaboratoryID" INTEGER NOT NULL CONSTRAINT "PK_Laboratory" PRIMARY KEY AUTOINCREMENT,
  "Name" VARCHAR(200) NOT NULL,
  "SiteID" INT,
  "Description" VARCHAR(500),
  CONSTRAINT "FK_Laboratory_Site" FOREIGN KEY ("SiteID") REFERENCES "Site" ("SiteID")
);

-- strandline:step 15/96: create table Procedures
-- strandline:statement 15.1
CREATE TABLE "Procedures" (
  "ProcedureID" INTEGER NOT NULL CONSTRAINT "PK_Procedures" PRIMARY KEY AUTOINCREMENT,
  "Name" VARCHAR(100) NOT NULL,
  "ProcedureType" VARCHAR(255),
  "Description" TEXT,
  "ProcedureLocation" VARCHAR(100)
);

-- strandline:step 16/96: create table Purpose
-- strandline:statement 16.1
CREATE TABLE "Purpose" (
  "PurposeID" INTEGER NOT NULL CONSTRAINT "PK_Purpose" PRIMARY KEY AUTOINCREMENT,
  "Name" VARCHAR(100) NOT NULL,
  "Description" TEXT
);

-- strandline:step 17/96: create table SamplingLocation
-- strandline:statement 17.1
CREATE TABLE "SamplingLocation" (
  "SamplingLocationID" INTEGER NOT NULL CONSTRAINT "PK_SamplingLocation" PRIMARY KEY AUTOINCREMENT,
  "SiteID" INT NOT NULL,
  "Name" VARCHAR(100) NOT NULL,
  "PlantArea" VARCHAR(100),
  "LatitudeGPS" DOUBLE,
  "LongitudeGPS" DOUBLE,
  "Description" TEXT,
  "PictureURL" VARCHAR(500),
  "ValidFrom" TIMESTAMP(6),
  "ValidTo" TIMESTAMP(6),
  "CreatedByCampaignID" INT,
  CONSTRAINT "UQ_SamplingLocation_SiteID_Name" UNIQUE ("SiteID", "Name"),
  CONSTRAINT "FK_SamplingLocation_Site" FOREIGN KEY ("SiteID") REFERENCES "Site" ("SiteID"),
  CONSTRAINT "FK_SamplingLocation_Campaign" FOREIGN KEY ("CreatedByCampaignID") REFERENCES "Campaign" ("CampaignID"),
  CONSTRAINT "CK_SamplingLocation_LatitudeRange" CHECK ("LatitudeGPS" BETWEEN -90 AND 90),
  CONSTRAINT "CK_SamplingLocation_LongitudeRange" CHECK ("LongitudeGPS" BETWEEN -180 AND 180)
);

-- strandline:step 18/96: create table Sample
-- strandline:statement 18.1
CREATE TABLE "Sample" (
  "SampleID" INTEGER NOT NULL CONSTRAINT "PK_Sample" PRIMARY KEY AUTOINCREMENT,
  "SamplingLocationID" INT NOT NULL,
  "SampledByPersonID" INT,
  "CampaignID" INT,
  "SampleDateTime" TIMESTAMP(6) NOT NULL,
  "SampleType" VARCHAR(50),
  "Description" VARCHAR(500),
  CONSTRAINT "FK_Sample_SamplingLocation" FOREIGN KEY ("SamplingLocationID") REFERENCES "SamplingLocation" ("SamplingLocationID"),
  CONSTRAINT "FK_Sample_Person" FOREIGN KEY ("SampledByPersonID") REFERENCES "Person" ("PersonID"),
  CONSTRAINT "FK_Sample_Campaign" FOREIGN KEY ("CampaignID") REFERENCES "Campaign" ("CampaignID")
);

-- strandline:step 19/96: create table Unit
-- strandline:statement 19.1
CREATE TABLE "Unit" (
  "UnitID" INTEGER NOT NULL CONSTRAINT "PK_Unit" PRIMARY KEY AUTOINCREMENT,
  "Name" VARCHAR(100) NOT NULL,
  "Description" VARCHAR(500),
  CONSTRAINT "UQ_Unit_Name" UNIQUE ("Name")
);

-- strandline:step 20/96: create table ValueType
-- strandline:statement 20.1
CREATE TABLE "ValueType" (
  "ValueTypeID" INT NOT NULL,
  "ValueTypeName" VARCHAR(50) NOT NULL,
  "ValueTableName" VARCHAR(100) NOT NULL,
  CONSTRAINT "PK_ValueType" PRIMARY KEY ("ValueTypeID")
);

-- strandline:step 21/96: create table Variable
-- strandline:statement 21.1
CREATE TABLE "Variable" (
  "VariableID" INTEGER NOT NULL CONSTRAINT "PK_Variable" PRIMARY KEY AUTOINCREMENT,
  "Name" VARCHAR(100) NOT NULL,
  "UnitID" INT,
  "Description" TEXT,
  CONSTRAINT "UQ_Variable_Name" UNIQUE ("Name"),
  CONSTRAINT "FK_Variable_Unit" FOREIGN KEY ("UnitID") REFERENCES "Unit" ("UnitID")
);

-- strandline:step 22/96: create table WavelengthAxis
-- strandline:statement 22.1
CREATE TABLE "WavelengthAxis" (
  "WavelengthAxisID" INTEGER NOT NULL CONSTRAINT "PK_WavelengthAxis" PRIMARY KEY AUTOINCREMENT,
  "Name" VARCHAR(200) NOT NULL,
  "Description" VARCHAR(500),
  "NumberOfChannels" INT NOT NULL,
  "MinWavelength_nm" DOUBLE NOT NULL,
  "MaxWavelength_nm" DOUBLE NOT NULL
);

-- strandline:step 23/96: create table WeatherCondition
-- strandline:statement 23.1
CREATE TABLE "WeatherCondition" (
  "ConditionID" INTEGER NOT NULL CONSTRAINT "PK_WeatherCondition" PRIMARY KEY AUTOINCREMENT,
  "Name" VARCHAR(100) NOT NULL,
  "Description" TEXT
);

-- strandline:step 24/96: create table MetaData
-- strandline:statement 24.1
CREATE TABLE "MetaData" (
  "MetaDataID" INTEGER NOT NULL CONSTRAINT "PK_MetaData" PRIMARY KEY AUTOINCREMENT,
  "ProjectID" INT,
  "ContactID" INT,
  "EquipmentID" INT,
  "VariableID" INT,
  "ProcedureID" INT,
  "UnitID" INT,
  "PurposeID" INT,
  "SamplingLocationID" INT,
  "ConditionID" INT,
  "ValueTypeID" INT NOT NULL DEFAULT 1,
  "WavelengthAxisID" INT,
  "DataProvenanceID" INT,
  "CampaignID" INT,
  "SampleID" INT,
  "LaboratoryID" INT,
  "AnalystPersonID" INT,
  "ProcessingDegree" VARCHAR(50) DEFAULT 'Raw',
  CONSTRAINT "FK_MetaData_Project" FOREIGN KEY ("ProjectID") REFERENCES "Project" ("ProjectID"),
  CONSTRAINT "FK_MetaData_Contact" FOREIGN KEY ("ContactID") REFERENCES "Contact" ("ContactID"),
  CONSTRAINT "FK_MetaData_Equipment" FOREIGN KEY ("EquipmentID") REFERENCES "Equipment" ("EquipmentID"),
  CONSTRAINT "FK_MetaData_Variable" FOREIGN KEY ("VariableID") REFERENCES "Variable" ("VariableID"),
  CONSTRAINT "FK_MetaData_Procedures" FOREIGN KEY ("ProcedureID") REFERENCES "Procedures" ("ProcedureID"),
  CONSTRAINT "FK_MetaData_Unit" FOREIGN KEY ("UnitID") REFERENCES "Unit" ("UnitID"),
  CONSTRAINT "FK_MetaData_Purpose" FOREIGN KEY ("PurposeID") REFERENCES "Purpose" ("PurposeID"),
  CONSTRAINT "FK_MetaData_SamplingLocation" FOREIGN KEY ("SamplingLocationID") REFERENCES "SamplingLocation" ("SamplingLocationID"),
  CONSTRAINT "FK_MetaData_WeatherCondition" FOREIGN KEY ("ConditionID") REFERENCES "WeatherCondition" ("ConditionID"),
  CONSTRAINT "FK_MetaData_ValueType" FOREIGN KEY ("ValueTypeID") REFERENCES "ValueType" ("ValueTypeID"),
  CONSTRAINT "FK_MetaData_WavelengthAxis" FOREIGN KEY ("WavelengthAxisID") REFERENCES "WavelengthAxis" ("WavelengthAxisID"),
  CONSTRAINT "FK_MetaData_DataProvenance" FOREIGN KEY ("DataProvenanceID") REFERENCES "DataProvenance" ("DataProvenanceID"),
  CONSTRAINT "FK_MetaData_Campaign" FOREIGN KEY ("CampaignID") REFERENCES "Campaign" ("CampaignID"),
  CONSTRAINT "FK_MetaData_Sample" FOREIGN KEY ("SampleID") REFERENCES "Sample" ("SampleID"),
  CONSTRAINT "FK_MetaData_Laboratory" FOREIGN KEY ("LaboratoryID") REFERENCES "Laboratory" ("LaboratoryID"),
  CONSTRAINT "FK_MetaData_Person" FOREIGN KEY ("AnalystPersonID") REFERENCES "Person" ("PersonID")
);
-- strandline:statement 24.2
CREATE INDEX "IX_MetaData_SamplingLocationID_VariableID" ON "MetaData" ("SamplingLocationID", "VariableID");
-- strandline:statement 24.3
CREATE INDEX "IX_MetaData_EquipmentID_VariableID" ON "MetaData" ("EquipmentID", "VariableID");
-- strandline:statement 24.4
CREATE INDEX "IX_MetaData_ProjectID" ON "MetaData" ("ProjectID");
-- strandline:statement 24.5
CREATE INDEX "IX_MetaData_CampaignID" ON "MetaData" ("CampaignID");
-- strandline:statement 24.6
CREATE INDEX "IX_MetaData_SampleID" ON "MetaData" ("SampleID");

-- strandline:step 25/96: create table Annotation
-- strandline:statement 25.1
CREATE TABLE "Annotation" (
  "AnnotationID" INTEGER NOT NULL CONSTRAINT "PK_Annotation" PRIMARY KEY AUTOINCREMENT,
  "MetaDataID" INT NOT NULL,
  "AnnotationTypeID" INT NOT NULL,
  "StartTime" TIMESTAMP(7) NOT NULL,
  "EndTime" TIMESTAMP(7),
  "AuthorPersonID" INT,
  "CampaignID" INT,
  "EquipmentEventID" INT,
  "Title" VARCHAR(200) NOT NULL,
  "Comment" TEXT,
  "CreatedAt" TIMESTAMP(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "FK_Annotation_MetaData" FOREIGN KEY ("MetaDataID") REFERENCES "MetaData" ("MetaDataID"),
  CONSTRAINT "FK_Annotation_AnnotationType" FOREIGN KEY ("AnnotationTypeID") REFERENCES "AnnotationType" ("AnnotationTypeID"),
  CONSTRAINT "FK_Annotation_Person" FOREIGN KEY ("AuthorPersonID") REFERENCES "Person" ("PersonID"),
  CONSTRAINT "FK_Annotation_Campaign" FOREIGN KEY ("CampaignID") REFERENCES "Campaign" ("CampaignID"),
  CONSTRAINT "FK_Annotation_EquipmentEvent" FOREIGN KEY ("EquipmentEventID") REFERENCES "EquipmentEvent" ("EquipmentEventID")
);
-- strandline:statement 25.2
CREATE INDEX "IX_Annotation_MetaDataID_StartTime" ON "Annotation" ("MetaDataID", "StartTime");

-- strandline:step 26/96: create table CampaignEquipment
-- strandline:statement 26.1
CREATE TABLE "CampaignEquipment" (
  "CampaignID" INT NOT NULL,
  "EquipmentID" INT NOT NULL,
  "Role" VARCHAR(100),
  CONSTRAINT "PK_CampaignEquipment" PRIMARY KEY ("CampaignID", "EquipmentID"),
  CONSTRAINT "FK_CampaignEquipment_Campaign" FOREIGN KEY ("CampaignID") REFERENCES "Campaign" ("CampaignID"),
  CONSTRAINT "FK_CampaignEquipment_Equipment" FOREIGN KEY ("EquipmentID") REFERENCES "Equipment" ("EquipmentID")
);

-- strandline:step 27/96: create table CampaignSamplingLocation
-- strandline:statement 27.1
CREATE TABLE "CampaignSamplingLocation" (
  "CampaignID" INT NOT NULL,
  "SamplingLocationID" INT NOT NULL,
  "Role" VARCHAR(100),
  CONSTRAINT "PK_CampaignSamplingLocation" PRIMARY KEY ("CampaignID", "SamplingLocationID"),
  CONSTRAINT "FK_CampaignSamplingLocation_Campaign" FOREIGN KEY ("CampaignID") REFERENCES "Campaign" ("CampaignID"),
  CONSTRAINT "FK_CampaignSamplingLocation_SamplingLocation" FOREIGN KEY ("SamplingLocationID") REFERENCES "SamplingLocation" ("SamplingLocationID")
);

-- strandline:step 28/96: create table CampaignVariable
-- strandline:statement 28.1
CREATE TABLE "CampaignVariable" (
  "CampaignID" INT NOT NULL,
  "VariableID" INT NOT NULL,
  CONSTRAINT "PK_CampaignVariable" PRIMARY KEY ("CampaignID", "VariableID"),
  CONSTRAINT "FK_CampaignVariable_Campaign" FOREIGN KEY ("CampaignID") REFERENCES "Campaign" ("CampaignID"),
  CONSTRAINT "FK_CampaignVariable_Variable" FOREIGN KEY ("VariableID") REFERENCES "Variable" ("VariableID")
);

-- strandline:step 29/96: create table Comments
-- strandline:statement 29.1
CREATE TABLE "Comments" (
  "CommentID" INTEGER NOT NULL CONSTRAINT "PK_Comments" PRIMARY KEY AUTOINCREMENT,
  "Comment" TEXT
);

-- strandline:step 30/96: create table ProcessingStep
-- strandline:statement 30.1
CREATE TABLE "ProcessingStep" (
  "ProcessingStepID" INTEGER NOT NULL CONSTRAINT "PK_ProcessingStep" PRIMARY KEY AUTOINCREMENT,
  "Name" VARCHAR(200) NOT NULL,
  "Description" VARCHAR(2000),
  "MethodName" VARCHAR(200),
  "MethodVersion" VARCHAR(50),
  "Parameters" TEXT,
  "ExecutedAt" TIMESTAMP(6),
  "ExecutedByPersonID" INT,
  CONSTRAINT "FK_ProcessingStep_Person" FOREIGN KEY ("ExecutedByPersonID") REFERENCES "Person" ("PersonID")
);

-- strandline:step 31/96: create table DataLineage
-- strandline:statement 31.1
CREATE TABLE "DataLineage" (
  "DataLineageID" INTEGER NOT NULL CONSTRAINT "PK_DataLineage" PRIMARY KEY AUTOINCREMENT,
  "ProcessingStepID" INT NOT NULL,
  "MetaDataID" INT NOT NULL,
  "Role" VARCHAR(20) NOT NULL,
  CONSTRAINT "FK_DataLineage_ProcessingStep" FOREIGN KEY ("ProcessingStepID") REFERENCES "ProcessingStep" ("ProcessingStepID"),
  CONSTRAINT "FK_DataLineage_MetaData" FOREIGN KEY ("MetaDataID") REFERENCES "MetaData" ("MetaDataID"),
  CONSTRAINT "CK_DataLineage_Role" CHECK ("Role" IN ('Input', 'Output'))
);
-- strandline:statement 31.2
CREATE INDEX "IX_DataLineage_MetaDataID" ON "DataLineage" ("MetaDataID");
-- strandline:statement 31.3
CREATE INDEX "IX_DataLineage_ProcessingStepID_Role" ON "DataLineage" ("ProcessingStepID", "Role");

-- strandline:step 32/96: create table EquipmentEventMetaData
-- strandline:statement 32.1
CREATE TABLE "EquipmentEventMetaData" (
  "EquipmentEventID" INT NOT NULL,
  "MetaDataID" INT NOT NULL,
  "Role" VARCHAR(50),
  CONSTRAINT "PK_EquipmentEventMetaData" PRIMARY KEY ("EquipmentEventID", "MetaDataID"),
  CONSTRAINT "FK_EquipmentEventMetaData_EquipmentEvent" FOREIGN KEY ("EquipmentEventID") REFERENCES "EquipmentEvent" ("EquipmentEventID"),
  CONSTRAINT "FK_EquipmentEventMetaData_MetaData" FOREIGN KEY ("MetaDataID") REFERENCES "MetaData" ("MetaDataID")
);

-- strandline:step 33/96: create table EquipmentInstallation
-- strandline:statement 33.1
CREATE TABLE "EquipmentInstallation" (
  "InstallationID" INTEGER NOT NULL CONSTRAINT "PK_EquipmentInstallation" PRIMARY KEY AUTOINCREMENT,
  "EquipmentID" INT NOT NULL,
  "SamplingLocationID" INT NOT NULL,
  "InstalledDate" TIMESTAMP(6) NOT NULL,
  "RemovedDate" TIMESTAMP(6),
  "CampaignID" INT,
  "Notes" VARCHAR(500),
  CONSTRAINT "FK_EquipmentInstallation_Equipment" FOREIGN KEY ("EquipmentID") REFERENCES "Equipment" ("EquipmentID"),
  CONSTRAINT "FK_EquipmentInstallation_SamplingLocation" FOREIGN KEY ("SamplingLocationID") REFERENCES "SamplingLocation" ("SamplingLocationID"),
  CONSTRAINT "FK_EquipmentInstallation_Campaign" FOREIGN KEY ("CampaignID") REFERENCES "Campaign" ("CampaignID")
);
-- strandline:statement 33.2
CREATE INDEX "IX_EquipmentInstallation_EquipmentID_InstalledDate" ON "EquipmentInstallation" ("EquipmentID", "InstalledDate");
-- strandline:statement 33.3
CREATE INDEX "IX_EquipmentInstallation_SamplingLocationID_InstalledDate" ON "EquipmentInstallation" ("SamplingLocationID", "InstalledDate");

-- strandline:step 34/96: create table EquipmentModelHasProcedure
-- strandline:statement 34.1
CREATE TABLE "EquipmentModelHasProcedure" (
  "EquipmentModelID" INT NOT NULL,
  "ProcedureID" INT NOT NULL,
  CONSTRAINT "PK_EquipmentModelHasProcedure" PRIMARY KEY ("EquipmentModelID", "ProcedureID"),
  CONSTRAINT "FK_EquipmentModelHasProcedure_EquipmentModel" FOREIGN KEY ("EquipmentModelID") REFERENCES "EquipmentModel" ("EquipmentModelID"),
  CONSTRAINT "FK_EquipmentModelHasProcedure_Procedures" FOREIGN KEY ("ProcedureID") REFERENCES "Procedures" ("ProcedureID")
);

-- strandline:step 35/96: create table EquipmentModelHasVariable
-- strandline:statement 35.1
CREATE TABLE "EquipmentModelHasVariable" (
  "EquipmentModelID" INT NOT NULL,
  "VariableID" INT NOT NULL,
  "RangeMin" DOUBLE,
  "RangeMax" DOUBLE,
  "Resolution" VARCHAR(100),
  "UnitID" INT,
  CONSTRAINT "PK_EquipmentModelHasVariable" PRIMARY KEY ("EquipmentModelID", "VariableID"),
  CONSTRAINT "FK_EquipmentModelHasVariable_EquipmentModel" FOREIGN KEY ("EquipmentModelID") REFERENCES "EquipmentModel" ("EquipmentModelID"),
  CONSTRAINT "FK_EquipmentModelHasVariable_Variable" FOREIGN KEY ("VariableID") REFERENCES "Variable" ("VariableID"),
  CONSTRAINT "FK_EquipmentModelHasVariable_Unit" FOREIGN KEY ("UnitID") REFERENCES "Unit" ("UnitID")
);

-- strandline:step 36/96: create table HydrologicalCharacteristics
-- strandline:statement 36.1
CREATE TABLE "HydrologicalCharacteristics" (
  "WatershedID" INT NOT NULL,
  "UrbanArea" FLOAT4,
  "Forest" FLOAT4,
  "Wetlands" FLOAT4,
  "Cropland" FLOAT4,
  "Meadow" FLOAT4,
  "Grassland" FLOAT4,
  CONSTRAINT "PK_HydrologicalCharacteristics" PRIMARY KEY ("WatershedID"),
  CONSTRAINT "FK_HydrologicalCharacteristics_Watershed" FOREIGN KEY ("WatershedID") REFERENCES "Watershed" ("WatershedID")
);

-- strandline:step 37/96: create table IngestRequest
-- strandline:statement 37.1
CREATE TABLE "IngestRequest" (
  "IngestRequestID" INTEGER NOT NULL CONSTRAINT "PK_IngestRequest" PRIMARY KEY AUTOINCREMENT,
  "Caller" VARCHAR(100) NOT NULL,
  "IdempotencyKey" VARCHAR(200) NOT NULL,
  "Endpoint" VARCHAR(100) NOT NULL,
  "RequestHash" VARCHAR(64) NOT NULL,
  "StatusCode" INT NOT NULL,
  "Response" TEXT NOT NULL,
  "CreatedAt" TIMESTAMP(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "UQ_IngestRequest_Caller_IdempotencyKey" UNIQUE ("Caller", "IdempotencyKey")
);
-- strandline:statement 37.2
CREATE INDEX "IX_IngestRequest_CreatedAt" ON "IngestRequest" ("CreatedAt");

-- strandline:step 38/96: create table IngestionRoute
-- strandline:statement 38.1
CREATE TABLE "IngestionRoute" (
  "IngestionRouteID" INTEGER NOT NULL CONSTRAINT "PK_IngestionRoute" PRIMARY KEY AUTOINCREMENT,
  "EquipmentID" INT NOT NULL,
  "VariableID" INT NOT NULL,
  "CampaignID" INT,
  "DataProvenanceID" INT NOT NULL DEFAULT 1,
  "ProcessingDegree" VARCHAR(50) NOT NULL DEFAULT 'Raw',
  "MetaDataID" INT NOT NULL,
  "ValidFrom" TIMESTAMP(6) NOT NULL,
  "ValidTo" TIMESTAMP(6),
  "CreatedAt" TIMESTAMP(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "CreatedByPersonID" INT,
  "Notes" VARCHAR(500),
  CONSTRAINT "FK_IngestionRoute_Equipment" FOREIGN KEY ("EquipmentID") REFERENCES "Equipment" ("EquipmentID"),
  CONSTRAINT "FK_IngestionRoute_Variable" FOREIGN KEY ("VariableID") REFERENCES "Variable" ("VariableID"),
  CONSTRAINT "FK_IngestionRoute_Campaign" FOREIGN KEY ("CampaignID") REFERENCES "Campaign" ("CampaignID"),
  CONSTRAINT "FK_IngestionRoute_DataProvenance" FOREIGN KEY ("DataProvenanceID") REFERENCES "DataProvenance" ("DataProvenanceID"),
  CONSTRAINT "FK_IngestionRoute_MetaData" FOREIGN KEY ("MetaDataID") REFERENCES "MetaData" ("MetaDataID"),
  CONSTRAINT "FK_IngestionRoute_Person" FOREIGN KEY ("CreatedByPersonID") REFERENCES "Person" ("PersonID")
);
-- strandline:statement 38.2
CREATE INDEX "IX_IngestionRoute_EquipmentID_VariableID_DataProvenanc_02bc7a3d" ON "IngestionRoute" ("EquipmentID", "VariableID", "DataProvenanceID", "ProcessingDegree", "ValidFrom");

-- strandline:step 39/96: create table ProjectHasContact
-- strandline:statement 39.1
CREATE TABLE "ProjectHasContact" (
  "ProjectID" INT NOT NULL,
  "ContactID" INT NOT NULL,
  CONSTRAINT "PK_ProjectHasContact" PRIMARY KEY ("ProjectID", "ContactID"),
  CONSTRAINT "FK_ProjectHasContact_Project" FOREIGN KEY ("ProjectID") REFERENCES "Project" ("ProjectID"),
  CONSTRAINT "FK_ProjectHasContact_Contact" FOREIGN KEY ("ContactID") REFERENCES "Contact" ("ContactID")
);

-- strandline:step 40/96: create table ProjectHasEquipment
-- strandline:statement 40.1
CREATE TABLE "ProjectHasEquipment" (
  "ProjectID" INT NOT NULL,
  "EquipmentID" INT NOT NULL,
  CONSTRAINT "PK_ProjectHasEquipment" PRIMARY KEY ("ProjectID", "EquipmentID"),
  CONSTRAINT "FK_ProjectHasEquipment_Project" FOREIGN KEY ("ProjectID") REFERENCES "Project" ("ProjectID"),
  CONSTRAINT "FK_ProjectHasEquipment_Equipment" FOREIGN KEY ("EquipmentID") REFERENCES "Equipment" ("EquipmentID")
);

-- strandline:step 41/96: create table ProjectHasSamplingLocation
-- strandline:statement 41.1
CREATE TABLE "ProjectHasSamplingLocation" (
  "ProjectID" INT NOT NULL,
  "SamplingLocationID" INT NOT NULL,
  CONSTRAINT "PK_ProjectHasSamplingLocation" PRIMARY KEY ("ProjectID", "SamplingLocationID"),
  CONSTRAINT "FK_ProjectHasSamplingLocation_Project" FOREIGN KEY ("ProjectID") REFERENCES "Project" ("ProjectID"),
  CONSTRAINT "FK_ProjectHasSamplingLocation_SamplingLocation" FOREIGN KEY ("SamplingLocationID") REFERENCES "SamplingLocation" ("SamplingLocationID")
);

-- strandline:step 42/96: create table QualityCode
-- strandline:statement 42.1
CREATE TABLE "QualityCode" (
  "QualityCodeID" INT NOT NULL,
  "Name" VARCHAR(50) NOT NULL,
  "IsUsable" BOOLEAN NOT NULL,
  "Description" VARCHAR(500),
  CONSTRAINT "PK_QualityCode" PRIMARY KEY ("QualityCodeID"),
  CONSTRAINT "UQ_QualityCode_Name" UNIQUE ("Name")
);

-- strandline:step 43/96: create table SchemaVersion
-- strandline:statement 43.1
CREATE TABLE "SchemaVersion" (
  "VersionID" INTEGER NOT NULL CONSTRAINT "PK_SchemaVersion" PRIMARY KEY AUTOINCREMENT,
  "Version" VARCHAR(20) NOT NULL,
  "AppliedAt" TIMESTAMP(7) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "Description" VARCHAR(500),
  "MigrationScript" VARCHAR(200)
);

-- strandline:step 44/96: create table UrbanCharacteristics
-- strandline:statement 44.1
CREATE TABLE "UrbanCharacteristics" (
  "WatershedID" INT NOT NULL,
  "Commercial" FLOAT4,
  "GreenSpaces" FLOAT4,
  "Industrial" FLOAT4,
  "Institutional" FLOAT4,
  "Residential" FLOAT4,
  "Agricultural" FLOAT4,
  "Recreational" FLOAT4,
  CONSTRAINT "PK_UrbanCharacteristics" PRIMARY KEY ("WatershedID"),
  CONSTRAINT "FK_UrbanCharacteristics_Watershed" FOREIGN KEY ("WatershedID") REFERENCES "Watershed" ("WatershedID")
);

-- strandline:step 45/96: create table Value
-- strandline:statement 45.1
CREATE TABLE "Value" (
  "MetaDataID" INT NOT NULL,
  "tstamp" TIMESTAMP(7) NOT NULL,
  "Value" DOUBLE,
  "QualityCode" INT,
  "CommentID" INT,
  CONSTRAINT "PK_Value" PRIMARY KEY ("MetaDataID", "tstamp"),
  CONSTRAINT "FK_Value_MetaData" FOREIGN KEY ("MetaDataID") REFERENCES "MetaData" ("MetaDataID"),
  CONSTRAINT "FK_Value_Comments" FOREIGN KEY ("CommentID") REFERENCES "Comments" ("CommentID")
);
-- strandline:statement 45.2
CREATE INDEX "IX_Value_tstamp" ON "Value" ("tstamp");

-- strandline:step 46/96: create table ValueArray
-- strandline:statement 46.1
CREATE TABLE "ValueArray" (
  "MetaDataID" INT NOT NULL,
  "tstamp" TIMESTAMP(7) NOT NULL,
  "ArrayIndex" INT NOT NULL,
  "Value" DOUBLE,
  "QualityCode" INT,
  CONSTRAINT "PK_ValueArray" PRIMARY KEY ("MetaDataID", "tstamp", "ArrayIndex"),
  CONSTRAINT "FK_ValueArray_MetaData" FOREIGN KEY ("MetaDataID") REFERENCES "MetaData" ("MetaDataID")
);

-- strandline:step 47/96: create table ValueImage
-- strandline:statement 47.1
CREATE TABLE "ValueImage" (
  "ValueImageID" INTEGER NOT NULL CONSTRAINT "PK_ValueImage" PRIMARY KEY AUTOINCREMENT,
  "MetaDataID" INT NOT NULL,
  "tstamp" TIMESTAMP(7) NOT NULL,
  "ImageWidth" INT NOT NULL,
  "ImageHeight" INT NOT NULL,
  "NumberOfChannels" INT NOT NULL DEFAULT 3,
  "ImageFormat" VARCHAR(20) NOT NULL,
  "FileSizeBytes" BIGINT,
  "StorageBackend" VARCHAR(50) NOT NULL DEFAULT 'FileSystem',
  "StoragePath" VARCHAR(1000) NOT NULL,
  "Thumbnail" BLOB,
  "QualityCode" INT,
  CONSTRAINT "UQ_ValueImage_MetaDataID_tstamp" UNIQUE ("MetaDataID", "tstamp"),
  CONSTRAINT "FK_ValueImage_MetaData" FOREIGN KEY ("MetaDataID") REFERENCES "MetaData" ("MetaDataID")
);
-- strandline:statement 47.2
CREATE INDEX "IX_ValueImage_MetaDataID_tstamp" ON "ValueImage" ("MetaDataID", "tstamp");

-- strandline:step 48/96: create table WavelengthBin
-- strandline:statement 48.1
CREATE TABLE "WavelengthBin" (
  "WavelengthBinID" INTEGER NOT NULL CONSTRAINT "PK_WavelengthBin" PRIMARY KEY AUTOINCREMENT,
  "WavelengthAxisID" INT NOT NULL,
  "BinIndex" INT NOT NULL,
  "Wavelength_nm" DOUBLE NOT NULL,
  CONSTRAINT "UQ_WavelengthBin_WavelengthAxisID_BinIndex" UNIQUE ("WavelengthAxisID", "BinIndex"),
  CONSTRAINT "FK_WavelengthBin_WavelengthAxis" FOREIGN KEY ("WavelengthAxisID") REFERENCES "WavelengthAxis" ("WavelengthAxisID")
);

-- strandline:step 49/96: create table ValueSpectrum
-- strandline:statement 49.1
CREATE TABLE "ValueSpectrum" (
  "MetaDataID" INT NOT NULL,
  "tstamp" TIMESTAMP(7) NOT NULL,
  "WavelengthBinID" INT NOT NULL,
  "Value" DOUBLE,
  "QualityCode" INT,
  CONSTRAINT "PK_ValueSpectrum" PRIMARY KEY ("MetaDataID", "tstamp", "WavelengthBinID"),
  CONSTRAINT "FK_ValueSpectrum_MetaData" FOREIGN KEY ("MetaDataID") REFERENCES "MetaData" ("MetaDataID"),
  CONSTRAINT "FK_ValueSpectrum_WavelengthBin" FOREIGN KEY ("WavelengthBinID") REFERENCES "WavelengthBin" ("WavelengthBinID")
);

-- strandline:step 50/96: create table VariableHasProcedure
-- strandline:statement 50.1
CREATE TABLE "VariableHasProcedure" (
  "VariableID" INT NOT NULL,
  "ProcedureID" INT NOT NULL,
  CONSTRAINT "PK_VariableHasProcedure" PRIMARY KEY ("VariableID", "ProcedureID"),
  CONSTRAINT "FK_VariableHasProcedure_Variable" FOREIGN KEY ("VariableID") REFERENCES "Variable" ("VariableID"),
  CONSTRAINT "FK_VariableHasProcedure_Procedures" FOREIGN KEY ("ProcedureID") REFERENCES "Procedures" ("ProcedureID")
);

-- strandline:step 51/96: insert reference row AnnotationTypeID=1 into AnnotationType
-- strandline:statement 51.1
INSERT INTO "AnnotationType" ("AnnotationTypeID", "Name", "Color") VALUES (1, 'Fault', '#B3261E');

-- strandline:step 52/96: insert reference row AnnotationTypeID=2 into AnnotationType
-- strandline:statement 52.1
INSERT INTO "AnnotationType" ("AnnotationTypeID", "Name", "Color") VALUES (2, 'Maintenance', '#8A5A00');

-- strandline:step 53/96: insert reference row AnnotationTypeID=3 into AnnotationType
-- strandline:statement 53.1
INSERT INTO "AnnotationType" ("AnnotationTypeID", "Name", "Color") VALUES (3, 'Calibration Period', '#6A3FA0');

-- strandline:step 54/96: insert reference row AnnotationTypeID=4 into AnnotationType
-- strandline:statement 54.1
INSERT INTO "AnnotationType" ("AnnotationTypeID", "Name", "Color") VALUES (4, 'Anomaly', '#C2410C');

-- strandline:step 55/96: insert reference row AnnotationTypeID=5 into AnnotationType
-- strandline:statement 55.1
INSERT INTO "AnnotationType" ("AnnotationTypeID", "Name", "Color") VALUES (5, 'Experiment', '#00696B');

-- strandline:step 56/96: insert reference row AnnotationTypeID=6 into AnnotationType
-- strandline:statement 56.1
INSERT INTO "AnnotationType" ("AnnotationTypeID", "Name", "Color") VALUES (6, 'Process Event', '#1457A8');

-- strandline:step 57/96: insert reference row AnnotationTypeID=7 into AnnotationType
-- strandline:statement 57.1
INSERT INTO "AnnotationType" ("AnnotationTypeID", "Name", "Color") VALUES (7, 'Data Quality', '#A3195B');

-- strandline:step 58/96: insert reference row AnnotationTypeID=8 into AnnotationType
-- strandline:statement 58.1
INSERT INTO "AnnotationType" ("AnnotationTypeID", "Name", "Color") VALUES (8, 'Note', '#52606B');

-- strandline:step 59/96: insert reference row AnnotationTypeID=9 into AnnotationType
-- strandline:statement 59.1
INSERT INTO "AnnotationType" ("AnnotationTypeID", "Name", "Color") VALUES (9, 'Exclusion', '#3A3A3A');

-- strandline:step 60/96: insert reference row AnnotationTypeID=10 into AnnotationType
-- strandline:statement 60.1
INSERT INTO "AnnotationType" ("AnnotationTypeID", "Name", "Color") VALUES (10, 'Validated', '#2E7031');

-- strandline:step 61/96: insert reference row CampaignTypeID=1 into CampaignType
-- strandline:statement 61.1
INSERT INTO "CampaignType" ("CampaignTypeID", "CampaignTypeName") VALUES (1, 'Experiment');

-- strandline:step 62/96: insert reference row CampaignTypeID=2 into CampaignType
-- strandline:statement 62.1
INSERT INTO "CampaignType" ("CampaignTypeID", "CampaignTypeName") VALUES (2, 'Operations');

-- strandline:step 63/96: insert reference row CampaignTypeID=3 into CampaignType
-- strandline:statement 63.1
INSERT INTO "CampaignType" ("CampaignTypeID", "CampaignTypeName") VALUES (3, 'Commissioning');

-- strandline:step 64/96: insert reference row CampaignTypeID=4 into CampaignType
-- strandline:statement 64.1
INSERT INTO "CampaignType" ("CampaignTypeID", "CampaignTypeName") VALUES (4, 'Audit');

-- strandline:step 65/96: insert reference row EquipmentEventTypeID=1 into EquipmentEventType
-- strandline:statement 65.1
INSERT INTO "EquipmentEventType" ("EquipmentEventTypeID", "EquipmentEventTypeName") VALUES (1, 'Calibration');

-- strandline:step 66/96: insert reference row EquipmentEventTypeID=2 into EquipmentEventType
-- strandline:statement 66.1
INSERT INTO "EquipmentEventType" ("EquipmentEventTypeID", "EquipmentEventTypeName") VALUES (2, 'Validation');

-- strandline:step 67/96: insert reference row EquipmentEventTypeID=3 into EquipmentEventType
-- strandline:statement 67.1
INSERT INTO "EquipmentEventType" ("EquipmentEventTypeID", "EquipmentEventTypeName") VALUES (3, 'Maintenance');

-- strandline:step 68/96: insert reference row EquipmentEventTypeID=4 into EquipmentEventType
-- strandline:statement 68.1
INSERT INTO "EquipmentEventType" ("EquipmentEventTypeID", "EquipmentEventTypeName") VALUES (4, 'Installation');

-- strandline:step 69/96: insert reference row EquipmentEventTypeID=5 into EquipmentEventType
-- strandline:statement 69.1
INSERT INTO "EquipmentEventType" ("EquipmentEventTypeID", "EquipmentEventTypeName") VALUES (5, 'Removal');

-- strandline:step 70/96: insert reference row EquipmentEventTypeID=6 into EquipmentEventType
-- strandline:statement 70.1
INSERT INTO "EquipmentEventType" ("EquipmentEventTypeID", "EquipmentEventTypeName") VALUES (6, 'Firmware Update');

-- strandline:step 71/96: insert reference row EquipmentEventTypeID=7 into EquipmentEventType
-- strandline:statement 71.1
INSERT INTO "EquipmentEventType" ("EquipmentEventTypeID", "EquipmentEventTypeName") VALUES (7, 'Failure');

-- strandline:step 72/96: insert reference row EquipmentEventTypeID=8 into EquipmentEventType
-- strandline:statement 72.1
INSERT INTO "EquipmentEventType" ("EquipmentEventTypeID", "EquipmentEventTypeName") VALUES (8, 'Repair');

-- strandline:step 73/96: insert reference row DataProvenanceID=1 into DataProvenance
-- strandline:statement 73.1
INSERT INTO "DataProvenance" ("DataProvenanceID", "DataProvenanceName") VALUES (1, 'Sensor');

-- strandline:step 74/96: insert reference row DataProvenanceID=2 into DataProvenance
-- strandline:statement 74.1
INSERT INTO "DataProvenance" ("DataProvenanceID", "DataProvenanceName") VALUES (2, 'Laboratory');

-- strandline:step 75/96: insert reference row DataProvenanceID=3 into DataProvenance
-- strandline:statement 75.1
INSERT INTO "DataProvenance" ("DataProvenanceID", "DataProvenanceName") VALUES (3, 'Manual Entry');

-- strandline:step 76/96: insert reference row DataProvenanceID=4 into DataProvenance
-- strandline:statement 76.1
INSERT INTO "DataProvenance" ("DataProvenanceID", "DataProvenanceName") VALUES (4, 'Model Output');

-- strandline:step 77/96: insert reference row DataProvenanceID=5 into DataProvenance
-- strandline:statement 77.1
INSERT INTO "DataProvenance" ("DataProvenanceID", "DataProvenanceName") VALUES (5, 'External Source');

-- strandline:step 78/96: insert reference row ValueTypeID=1 into ValueType
-- strandline:statement 78.1
INSERT INTO "ValueType" ("ValueTypeID", "ValueTypeName", "ValueTableName") VALUES (1, 'Scalar', 'Value');

-- strandline:step 79/96: insert reference row ValueTypeID=2 into ValueType
-- strandline:statement 79.1
INSERT INTO "ValueType" ("ValueTypeID", "ValueTypeName", "ValueTableName") VALUES (2, 'Spectrum', 'ValueSpectrum');

-- strandline:step 80/96: insert reference row ValueTypeID=3 into ValueType
-- strandline:statement 80.1
INSERT INTO "ValueType" ("ValueTypeID", "ValueTypeName", "ValueTableName") VALUES (3, 'Image', 'ValueImage');

-- strandline:step 81/96: insert reference row ValueTypeID=4 into ValueType
-- strandline:statement 81.1
INSERT INTO "ValueType" ("ValueTypeID", "ValueTypeName", "ValueTableName") VALUES (4, 'Array', 'ValueArray');

-- strandline:step 82/96: insert reference row QualityCodeID=1 into QualityCode
-- strandline:statement 82.1
INSERT INTO "QualityCode" ("QualityCodeID", "Name", "IsUsable", "Description") VALUES (1, 'Accepted', 1, 'Checked, and nothing speaks against the value.');

-- strandline:step 83/96: insert reference row QualityCodeID=2 into QualityCode
-- strandline:statement 83.1
INSERT INTO "QualityCode" ("QualityCodeID", "Name", "IsUsable", "Description") VALUES (2, 'Suspect', 1, 'Something speaks against the value, but it is not proven wrong.');

-- strandline:step 84/96: insert reference row QualityCodeID=3 into QualityCode
-- strandline:statement 84.1
INSERT INTO "QualityCode" ("QualityCodeID", "Name", "IsUsable", "Description") VALUES (3, 'Rejected', 0, 'Known to be wrong; kept, but not to be evaluated.');

-- strandline:step 85/96: insert reference row QualityCodeID=4 into QualityCode
-- strandline:statement 85.1
INSERT INTO "QualityCode" ("QualityCodeID", "Name", "IsUsable", "Description") VALUES (4, 'BelowLoD', 0, 'Below the limit of detection; the stored number is not a measurement.');

-- strandline:step 86/96: insert reference row QualityCodeID=5 into QualityCode
-- strandline:statement 86.1
INSERT INTO "QualityCode" ("QualityCodeID", "Name", "IsUsable", "Description") VALUES (5, 'AboveLoQ', 0, 'Above the range that the method can quantify, or the sensor was saturated.');

-- strandline:step 87/96: insert reference row QualityCodeID=6 into QualityCode
-- strandline:statement 87.1
INSERT INTO "QualityCode" ("QualityCodeID", "Name", "IsUsable", "Description") VALUES (6, 'Outlier', 1, 'Far from its neighbours, but perhaps real.');

-- strandline:step 88/96: insert reference row Version='1.0.0' into SchemaVersion
-- strandline:statement 88.1
INSERT INTO "SchemaVersion" ("Version", "Description") VALUES ('1.0.0', 'Baseline schema: sites, variables, equipment, projects, people, series and scalar values');

-- strandline:step 89/96: insert reference row Version='1.0.1' into SchemaVersion
-- strandline:statement 89.1
INSERT INTO "SchemaVersion" ("Version", "Description") VALUES ('1.0.1', 'Schema version tracking: SchemaVersion');

-- strandline:step 90/96: insert reference row Version='1.1.0' into SchemaVersion
-- strandline:statement 90.1
INSERT INTO "SchemaVersion" ("Version", "Description") VALUES ('1.1.0', 'Data shapes: value types, wavelength axes, spectra, images and arrays');

-- strandline:step 91/96: insert reference row Version='1.2.0' into SchemaVersion
-- strandline:statement 91.1
INSERT INTO "SchemaVersion" ("Version", "Description") VALUES ('1.2.0', 'Campaigns and provenance: people, campaigns and the origin of each series');

-- strandline:step 92/96: insert reference row Version='1.3.0' into SchemaVersion
-- strandline:statement 92.1
INSERT INTO "SchemaVersion" ("Version", "Description") VALUES ('1.3.0', 'Lab data: laboratories, samples, analysts and the resources of campaigns');

-- strandline:step 93/96: insert reference row Version='1.4.0' into SchemaVersion
-- strandline:statement 93.1
INSERT INTO "SchemaVersion" ("Version", "Description") VALUES ('1.4.0', 'Sensor lifecycle: equipment events, installations and validity of sampling locations');

-- strandline:step 94/96: insert reference row Version='1.5.0' into SchemaVersion
-- strandline:statement 94.1
INSERT INTO "SchemaVersion" ("Version", "Description") VALUES ('1.5.0', 'Ingestion routing: which series incoming sensor data belong to');

-- strandline:step 95/96: insert reference row Version='1.6.0' into SchemaVersion
-- strandline:statement 95.1
INSERT INTO "SchemaVersion" ("Version", "Description") VALUES ('1.6.0', 'Processing lineage: processing steps, their inputs and outputs, and the processing degree');

-- strandline:step 96/96: insert reference row Version='1.7.0' into SchemaVersion
-- strandline:statement 96.1
INSERT INTO "SchemaVersion" ("Version", "Description", "MigrationScript") VALUES ('1.7.0', 'Annotations of series, the vocabulary of quality codes, and stored ingestion requests', 'v1.7.0_create_sqlite.sql');

-- strandline:check
PRAGMA foreign_key_check;
-- strandline:end
CREATE TEMP TABLE "strandline_guard" (found INTEGER, CONSTRAINT "rows point at nothing (PRAGMA foreign_key_check lists them), all was undone" CHECK (found = 0));
-- strandline:end
INSERT OR ROLLBACK INTO temp."strandline_guard" SELECT 1 WHERE EXISTS (SELECT 1 FROM pragma_foreign_key_check);
-- strandline:end
DROP TABLE temp."strandline_guard";
-- strandline:end
COMMIT;
-- strandline:after
PRAGMA foreign_keys = ON;

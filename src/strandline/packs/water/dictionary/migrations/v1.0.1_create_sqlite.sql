-- Migration: create v1.0.1
-- Component: water on sqlite
-- Description: Schema version tracking: SchemaVersion
-- Author: Strandline water pack
-- Date: 2026-03-09
-- Breaking changes: NONE
-- Phase: expand
-- Loses data: NONE
-- Archives: NONE
-- Run by hand: sqlite3 -bail DB < FILE

-- strandline:before
PRAGMA foreign_keys = OFF;
-- strandline:begin
BEGIN IMMEDIATE;
-- strandline:step 1/26: create table Comments
-- strandline:statement 1.1
CREATE TABLE "Comments" (
  "CommentID" INTEGER NOT NULL CONSTRAINT "PK_Comments" PRIMARY KEY AUTOINCREMENT,
  "Comment" TEXT
);

-- strandline:step 2/26: create table Contact
-- strandline:statement 2.1
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

-- strandline:step 3/26: create table EquipmentModel
-- strandline:statement 3.1
CREATE TABLE "EquipmentModel" (
  "EquipmentModelID" INTEGER NOT NULL CONSTRAINT "PK_EquipmentModel" PRIMARY KEY AUTOINCREMENT,
  "Name" VARCHAR(100) NOT NULL,
  "Method" VARCHAR(100),
  "Functions" TEXT,
  "Manufacturer" VARCHAR(100),
  "ManualLocation" VARCHAR(100)
);

-- strandline:step 4/26: create table Equipment
-- strandline:statement 4.1
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

-- strandline:step 5/26: create table Procedures
-- strandline:statement 5.1
CREATE TABLE "Procedures" (
  "ProcedureID" INTEGER NOT NULL CONSTRAINT "PK_Procedures" PRIMARY KEY AUTOINCREMENT,
  "Name" VARCHAR(100) NOT NULL,
  "ProcedureType" VARCHAR(255),
  "Description" TEXT,
  "ProcedureLocation" VARCHAR(100)
);

-- strandline:step 6/26: create table EquipmentModelHasProcedure
-- strandline:statement 6.1
CREATE TABLE "EquipmentModelHasProcedure" (
  "EquipmentModelID" INT NOT NULL,
  "ProcedureID" INT NOT NULL,
  CONSTRAINT "PK_EquipmentModelHasProcedure" PRIMARY KEY ("EquipmentModelID", "ProcedureID"),
  CONSTRAINT "FK_EquipmentModelHasProcedure_EquipmentModel" FOREIGN KEY ("EquipmentModelID") REFERENCES "EquipmentModel" ("EquipmentModelID"),
  CONSTRAINT "FK_EquipmentModelHasProcedure_Procedures" FOREIGN KEY ("ProcedureID") REFERENCES "Procedures" ("ProcedureID")
);

-- strandline:step 7/26: create table Unit
-- strandline:statement 7.1
CREATE TABLE "Unit" (
  "UnitID" INTEGER NOT NULL CONSTRAINT "PK_Unit" PRIMARY KEY AUTOINCREMENT,
  "Name" VARCHAR(100) NOT NULL,
  "Description" VARCHAR(500),
  CONSTRAINT "UQ_Unit_Name" UNIQUE ("Name")
);

-- strandline:step 8/26: create table Variable
-- strandline:statement 8.1
CREATE TABLE "Variable" (
  "VariableID" INTEGER NOT NULL CONSTRAINT "PK_Variable" PRIMARY KEY AUTOINCREMENT,
  "Name" VARCHAR(100) NOT NULL,
  "UnitID" INT,
  "Description" TEXT,
  CONSTRAINT "UQ_Variable_Name" UNIQUE ("Name"),
  CONSTRAINT "FK_Variable_Unit" FOREIGN KEY ("UnitID") REFERENCES "Unit" ("UnitID")
);

-- strandline:step 9/26: create table EquipmentModelHasVariable
-- strandline:statement 9.1
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

-- strandline:step 10/26: create table Watershed
-- strandline:statement 10.1
CREATE TABLE "Watershed" (
  "WatershedID" INTEGER NOT NULL CONSTRAINT "PK_Watershed" PRIMARY KEY AUTOINCREMENT,
  "Name" VARCHAR(100) NOT NULL,
  "Description" TEXT,
  "SurfaceArea" FLOAT4,
  "ConcentrationTime" INT,
  "ImperviousSurface" FLOAT4
);

-- strandline:step 11/26: create table HydrologicalCharacteristics
-- strandline:statement 11.1
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

-- strandline:step 12/26: create table Project
-- strandline:statement 12.1
CREATE TABLE "Project" (
  "ProjectID" INTEGER NOT NULL CONSTRAINT "PK_Project" PRIMARY KEY AUTOINCREMENT,
  "Name" VARCHAR(100) NOT NULL,
  "Description" TEXT
);

-- strandline:step 13/26: create table Purpose
-- strandline:statement 13.1
CREATE TABLE "Purpose" (
  "PurposeID" INTEGER NOT NULL CONSTRAINT "PK_Purpose" PRIMARY KEY AUTOINCREMENT,
  "Name" VARCHAR(100) NOT NULL,
  "Description" TEXT
);

-- strandline:step 14/26: create table Site
-- strandline:statement 14.1
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

-- strandline:step 15/26: create table SamplingLocation
-- strandline:statement 15.1
CREATE TABLE "SamplingLocation" (
  "SamplingLocationID" INTEGER NOT NULL CONSTRAINT "PK_SamplingLocation" PRIMARY KEY AUTOINCREMENT,
  "SiteID" INT NOT NULL,
  "Name" VARCHAR(100) NOT NULL,
  "PlantArea" VARCHAR(100),
  "LatitudeGPS" DOUBLE,
  "LongitudeGPS" DOUBLE,
  "Description" TEXT,
  "PictureURL" VARCHAR(500),
  CONSTRAINT "UQ_SamplingLocation_SiteID_Name" UNIQUE ("SiteID", "Name"),
  CONSTRAINT "FK_SamplingLocation_Site" FOREIGN KEY ("SiteID") REFERENCES "Site" ("SiteID"),
  CONSTRAINT "CK_SamplingLocation_LatitudeRange" CHECK ("LatitudeGPS" BETWEEN -90 AND 90),
  CONSTRAINT "CK_SamplingLocation_LongitudeRange" CHECK ("LongitudeGPS" BETWEEN -180 AND 180)
);

-- strandline:step 16/26: create table WeatherCondition
-- strandline:statement 16.1
CREATE TABLE "WeatherCondition" (
  "ConditionID" INTEGER NOT NULL CONSTRAINT "PK_WeatherCondition" PRIMARY KEY AUTOINCREMENT,
  "Name" VARCHAR(100) NOT NULL,
  "Description" TEXT
);

-- strandline:step 17/26: create table MetaData
-- strandline:statement 17.1
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
  CONSTRAINT "FK_MetaData_Project" FOREIGN KEY ("ProjectID") REFERENCES "Project" ("ProjectID"),
  CONSTRAINT "FK_MetaData_Contact" FOREIGN KEY ("ContactID") REFERENCES "Contact" ("ContactID"),
  CONSTRAINT "FK_MetaData_Equipment" FOREIGN KEY ("EquipmentID") REFERENCES "Equipment" ("EquipmentID"),
  CONSTRAINT "FK_MetaData_Variable" FOREIGN KEY ("VariableID") REFERENCES "Variable" ("VariableID"),
  CONSTRAINT "FK_MetaData_Procedures" FOREIGN KEY ("ProcedureID") REFERENCES "Procedures" ("ProcedureID"),
  CONSTRAINT "FK_MetaData_Unit" FOREIGN KEY ("UnitID") REFERENCES "Unit" ("UnitID"),
  CONSTRAINT "FK_MetaData_Purpose" FOREIGN KEY ("PurposeID") REFERENCES "Purpose" ("PurposeID"),
  CONSTRAINT "FK_MetaData_SamplingLocation" FOREIGN KEY ("SamplingLocationID") REFERENCES "SamplingLocation" ("SamplingLocationID"),
  CONSTRAINT "FK_MetaData_WeatherCondition" FOREIGN KEY ("ConditionID") REFERENCES "WeatherCondition" ("ConditionID")
);
-- strandline:statement 17.2
CREATE INDEX "IX_MetaData_SamplingLocationID_VariableID" ON "MetaData" ("SamplingLocationID", "VariableID");
-- strandline:statement 17.3
CREATE INDEX "IX_MetaData_EquipmentID_VariableID" ON "MetaData" ("EquipmentID", "VariableID");
-- strandline:statement 17.4
CREATE INDEX "IX_MetaData_ProjectID" ON "MetaData" ("ProjectID");

-- strandline:step 18/26: create table ProjectHasContact
-- strandline:statement 18.1
CREATE TABLE "ProjectHasContact" (
  "ProjectID" INT NOT NULL,
  "ContactID" INT NOT NULL,
  CONSTRAINT "PK_ProjectHasContact" PRIMARY KEY ("ProjectID", "ContactID"),
  CONSTRAINT "FK_ProjectHasContact_Project" FOREIGN KEY ("ProjectID") REFERENCES "Project" ("ProjectID"),
  CONSTRAINT "FK_ProjectHasContact_Contact" FOREIGN KEY ("ContactID") REFERENCES "Contact" ("ContactID")
);

-- strandline:step 19/26: create table ProjectHasEquipment
-- strandline:statement 19.1
CREATE TABLE "ProjectHasEquipment" (
  "ProjectID" INT NOT NULL,
  "EquipmentID" INT NOT NULL,
  CONSTRAINT "PK_ProjectHasEquipment" PRIMARY KEY ("ProjectID", "EquipmentID"),
  CONSTRAINT "FK_ProjectHasEquipment_Project" FOREIGN KEY ("ProjectID") REFERENCES "Project" ("ProjectID"),
  CONSTRAINT "FK_ProjectHasEquipment_Equipment" FOREIGN KEY ("EquipmentID") REFERENCES "Equipment" ("EquipmentID")
);

-- strandline:step 20/26: create table ProjectHasSamplingLocation
-- strandline:statement 20.1
CREATE TABLE "ProjectHasSamplingLocation" (
  "ProjectID" INT NOT NULL,
  "SamplingLocationID" INT NOT NULL,
  CONSTRAINT "PK_ProjectHasSamplingLocation" PRIMARY KEY ("ProjectID", "SamplingLocationID"),
  CONSTRAINT "FK_ProjectHasSamplingLocation_Project" FOREIGN KEY ("ProjectID") REFERENCES "Project" ("ProjectID"),
  CONSTRAINT "FK_ProjectHasSamplingLocation_SamplingLocation" FOREIGN KEY ("SamplingLocationID") REFERENCES "SamplingLocation" ("SamplingLocationID")
);

-- strandline:step 21/26: create table SchemaVersion
-- strandline:statement 21.1
CREATE TABLE "SchemaVersion" (
  "VersionID" INTEGER NOT NULL CONSTRAINT "PK_SchemaVersion" PRIMARY KEY AUTOINCREMENT,
  "Version" VARCHAR(20) NOT NULL,
  "AppliedAt" TIMESTAMP(7) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "Description" VARCHAR(500),
  "MigrationScript" VARCHAR(200)
);

-- strandline:step 22/26: create table UrbanCharacteristics
-- strandline:statement 22.1
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

-- strandline:step 23/26: create table Value
-- strandline:statement 23.1
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
-- strandline:statement 23.2
CREATE INDEX "IX_Value_tstamp" ON "Value" ("tstamp");

-- strandline:step 24/26: create table VariableHasProcedure
-- strandline:statement 24.1
CREATE TABLE "VariableHasProcedure" (
  "VariableID" INT NOT NULL,
  "ProcedureID" INT NOT NULL,
  CONSTRAINT "PK_VariableHasProcedure" PRIMARY KEY ("VariableID", "ProcedureID"),
  CONSTRAINT "FK_VariableHasProcedure_Variable" FOREIGN KEY ("VariableID") REFERENCES "Variable" ("VariableID"),
  CONSTRAINT "FK_VariableHasProcedure_Procedures" FOREIGN KEY ("ProcedureID") REFERENCES "Procedures" ("ProcedureID")
);

-- strandline:step 25/26: insert reference row Version='1.0.0' into SchemaVersion
-- strandline:statement 25.1
INSERT INTO "SchemaVersion" ("Version", "Description") VALUES ('1.0.0', 'Baseline schema: sites, variables, equipment, projects, people, series and scalar values');

-- strandline:step 26/26: insert reference row Version='1.0.1' into SchemaVersion
-- strandline:statement 26.1
INSERT INTO "SchemaVersion" ("Version", "Description", "MigrationScript") VALUES ('1.0.1', 'Schema version tracking: SchemaVersion', 'v1.0.1_create_sqlite.sql');

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

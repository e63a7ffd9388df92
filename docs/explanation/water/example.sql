-- A month at one sensor: the rows behind the answers on these pages.
--
-- They are added to the demo's archive, or to any other database at schema 1.7.0 that has site 1,
-- locations 2 and 4 on it, variable 1 (TSS), unit 1 (mg/L), purposes 1 to 3 and instruments 1
-- (SPEC-001) and 3 (TSS_01). All new keys are 9001 and up.
--
--   sqlite3 -bail demo/water/water.db < docs/explanation/water/example.sql
--   psql -v ON_ERROR_STOP=1 -c 'SET search_path TO dbo' -f docs/explanation/water/example.sql

BEGIN;

INSERT INTO "Person" ("PersonID", "FullName", "Affiliation") VALUES
  (9001, 'Marie Dupont', 'Water quality laboratory'),
  (9002, 'Ola Berg', 'Field team');

INSERT INTO "Laboratory" ("LaboratoryID", "Name", "SiteID") VALUES
  (9001, 'Water quality laboratory', 1);

INSERT INTO "Campaign" ("CampaignID", "CampaignTypeID", "SiteID", "Name", "StartDate", "EndDate") VALUES
  (9001, 1, 1, 'TSS validation study', '2025-03-01 00:00:00', '2025-04-01 00:00:00'),
  (9002, 2, 1, 'Routine operations 2025', '2025-01-01 00:00:00', NULL);

INSERT INTO "CampaignSamplingLocation" ("CampaignID", "SamplingLocationID", "Role") VALUES
  (9001, 2, 'Validation point'),
  (9002, 2, 'After primary treatment'),
  (9002, 4, 'Outlet');
INSERT INTO "CampaignEquipment" ("CampaignID", "EquipmentID", "Role") VALUES
  (9001, 3, 'Sensor under study'),
  (9002, 3, 'Permanent sensor');
INSERT INTO "CampaignVariable" ("CampaignID", "VariableID") VALUES (9001, 1), (9002, 1);

INSERT INTO "Sample" ("SampleID", "SamplingLocationID", "SampledByPersonID", "CampaignID", "SampleDateTime", "SampleType") VALUES
  (9001, 2, 9002, 9001, '2025-03-03 08:00:00', 'Grab');

-- The series: sensor at the primary effluent, laboratory, sensor at the final effluent, the two of
-- the calibration, and what was computed from the first.
INSERT INTO "MetaData" ("MetaDataID", "EquipmentID", "VariableID", "UnitID", "PurposeID", "SamplingLocationID", "ValueTypeID", "DataProvenanceID", "CampaignID", "SampleID", "LaboratoryID", "AnalystPersonID", "ProcessingDegree") VALUES
  (9001, 3, 1, 1, 1, 2, 1, 1, 9001, NULL, NULL, NULL, 'Raw'),
  (9002, NULL, 1, 1, 2, 2, 1, 2, 9001, 9001, 9001, 9001, 'Raw'),
  (9003, 3, 1, 1, 1, 4, 1, 1, 9002, NULL, NULL, NULL, 'Raw'),
  (9004, NULL, 1, 1, 3, 2, 1, 3, 9001, NULL, NULL, NULL, 'Raw'),
  (9005, 3, 1, 1, 3, 2, 1, 1, 9001, NULL, NULL, NULL, 'Raw'),
  (9006, 3, 1, 1, 1, 2, 1, 1, 9001, NULL, NULL, NULL, 'Cleaned'),
  (9007, 3, 1, 1, 1, 2, 1, 1, 9001, NULL, NULL, NULL, 'Interpolated');

INSERT INTO "Value" ("MetaDataID", "tstamp", "Value", "QualityCode") VALUES
  (9001, '2025-03-03 07:50:00', 26.1, 1),
  (9001, '2025-03-03 08:00:00', 25.3, 1),
  (9001, '2025-03-03 08:10:00', 412.0, 3),
  (9001, '2025-03-03 08:20:00', 25.9, 1),
  (9002, '2025-03-03 08:00:00', 24.5, 1),
  (9003, '2025-03-15 09:00:00', 8.5, 1),
  (9004, '2025-03-02 10:00:00', 100.0, 1),
  (9005, '2025-03-02 10:00:00', 104.0, 1),
  (9006, '2025-03-03 07:50:00', 26.1, 1),
  (9006, '2025-03-03 08:00:00', 25.3, 1),
  (9006, '2025-03-03 08:20:00', 25.9, 1),
  (9007, '2025-03-03 07:50:00', 26.1, 1),
  (9007, '2025-03-03 08:00:00', 25.3, 1),
  (9007, '2025-03-03 08:10:00', 25.6, 1),
  (9007, '2025-03-03 08:20:00', 25.9, 1);

-- A spectrum of four wavelengths; the last one was not read.
INSERT INTO "WavelengthAxis" ("WavelengthAxisID", "Name", "NumberOfChannels", "MinWavelength_nm", "MaxWavelength_nm") VALUES
  (9001, 'Four lines', 4, 200, 740);
INSERT INTO "WavelengthBin" ("WavelengthBinID", "WavelengthAxisID", "BinIndex", "Wavelength_nm") VALUES
  (9001, 9001, 0, 200), (9002, 9001, 1, 254), (9003, 9001, 2, 370), (9004, 9001, 3, 740);
INSERT INTO "MetaData" ("MetaDataID", "EquipmentID", "UnitID", "PurposeID", "SamplingLocationID", "ValueTypeID", "WavelengthAxisID", "DataProvenanceID", "ProcessingDegree") VALUES
  (9008, 1, 12, 1, 2, 2, 9001, 1, 'Raw');
INSERT INTO "ValueSpectrum" ("MetaDataID", "tstamp", "WavelengthBinID", "Value", "QualityCode") VALUES
  (9008, '2025-03-03 08:00:00', 9001, 495.0, 1),
  (9008, '2025-03-03 08:00:00', 9002, 150.0, 1),
  (9008, '2025-03-03 08:00:00', 9003, 62.5, 1),
  (9008, '2025-03-03 08:00:00', 9004, NULL, NULL);

-- TSS_01 stands at the primary effluent, is calibrated, and moves on 15 March at 9 h.
INSERT INTO "EquipmentInstallation" ("InstallationID", "EquipmentID", "SamplingLocationID", "InstalledDate", "RemovedDate", "CampaignID") VALUES
  (9001, 3, 2, '2025-03-01 00:00:00', '2025-03-15 09:00:00', 9001),
  (9002, 3, 4, '2025-03-15 09:00:00', NULL, 9002);
INSERT INTO "EquipmentEvent" ("EquipmentEventID", "EquipmentID", "EquipmentEventTypeID", "EventDateTime", "PerformedByPersonID", "CampaignID", "Notes") VALUES
  (9001, 3, 1, '2025-03-02 10:00:00', 9002, 9001, 'Formazin 100 mg/L; slope corrected from 1.04 to 1.00'),
  (9002, 3, 5, '2025-03-15 09:00:00', 9002, NULL, NULL),
  (9003, 3, 4, '2025-03-15 09:00:00', 9002, NULL, NULL);
INSERT INTO "EquipmentEventMetaData" ("EquipmentEventID", "MetaDataID", "Role") VALUES
  (9001, 9004, 'Reference Standard'),
  (9001, 9005, 'Sensor Under Test');

-- Routes that are still open for the sensor and the variable end where the study begins.
UPDATE "IngestionRoute" SET "ValidTo" = '2025-03-01 00:00:00'
WHERE "EquipmentID" = 3 AND "VariableID" = 1 AND "ValidTo" IS NULL;
INSERT INTO "IngestionRoute" ("IngestionRouteID", "EquipmentID", "VariableID", "CampaignID", "MetaDataID", "ValidFrom", "ValidTo") VALUES
  (9001, 3, 1, 9001, 9001, '2025-03-01 00:00:00', '2025-03-15 09:00:00'),
  (9002, 3, 1, 9002, 9003, '2025-03-15 09:00:00', NULL);

INSERT INTO "ProcessingStep" ("ProcessingStepID", "Name", "MethodName", "MethodVersion", "Parameters", "ExecutedAt", "ExecutedByPersonID") VALUES
  (9001, 'Outlier removal', 'outlier_removal', 'metEAUdata 0.12.1', '{"method": "zscore", "threshold": 3.0}', '2025-04-02 09:00:00', 9001),
  (9002, 'Interpolation', 'linear_interpolation', 'metEAUdata 0.12.1', '{}', '2025-04-02 09:05:00', 9001);
INSERT INTO "DataLineage" ("DataLineageID", "ProcessingStepID", "MetaDataID", "Role") VALUES
  (9001, 9001, 9001, 'Input'),
  (9002, 9001, 9006, 'Output'),
  (9003, 9002, 9006, 'Input'),
  (9004, 9002, 9007, 'Output');

INSERT INTO "Annotation" ("AnnotationID", "MetaDataID", "AnnotationTypeID", "StartTime", "EndTime", "AuthorPersonID", "CampaignID", "EquipmentEventID", "Title", "Comment") VALUES
  (9001, 9001, 4, '2025-03-03 08:05:00', '2025-03-03 08:15:00', 9001, 9001, NULL, 'Single spike', 'Nothing in the sample of 8 h; a bubble or a leaf.'),
  (9002, 9001, 3, '2025-03-02 09:30:00', '2025-03-02 10:30:00', 9002, 9001, 9001, 'In the bucket', NULL),
  (9003, 9003, 8, '2025-03-15 09:00:00', NULL, 9002, NULL, NULL, 'Mounted 20 cm lower than before', NULL);

COMMIT;

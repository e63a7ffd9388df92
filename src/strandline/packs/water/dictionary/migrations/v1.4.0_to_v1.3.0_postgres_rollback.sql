-- Rollback: v1.4.0 → v1.3.0
-- Component: water on postgres
-- Description: Sensor lifecycle: equipment events, installations and validity of sampling locations
-- Forward: v1.3.0_to_v1.4.0_postgres.sql
-- Author: Strandline water pack
-- Date: 2026-07-06
-- Breaking changes: NONE
-- Phase: expand
-- Loses data: dbo.SamplingLocation.CreatedByCampaignID, dbo.SamplingLocation.ValidTo, dbo.SamplingLocation.ValidFrom, dbo.EquipmentInstallation, dbo.EquipmentEventMetaData, dbo.EquipmentEvent, dbo.EquipmentEventType
-- Run by hand: psql -X -v ON_ERROR_STOP=1 -f FILE

-- strandline:begin
BEGIN;
-- strandline:begin
SET LOCAL lock_timeout = '5s';
-- strandline:begin
SET LOCAL statement_timeout = '0';
-- strandline:begin
SET LOCAL TimeZone = 'UTC';
-- strandline:begin
SET LOCAL standard_conforming_strings = on;
-- strandline:step 1/18: delete reference row Version='1.4.0' from dbo.SchemaVersion
-- effects: may-fail:dbo.SchemaVersion
-- strandline:statement 1.1
DELETE FROM "dbo"."SchemaVersion" WHERE "Version" = '1.4.0';

-- strandline:step 2/18: drop foreign key FK_SamplingLocation_Campaign on dbo.SamplingLocation
-- effects: locks-readers:dbo.SamplingLocation
-- strandline:statement 2.1
ALTER TABLE "dbo"."SamplingLocation" DROP CONSTRAINT "FK_SamplingLocation_Campaign";

-- strandline:step 3/18: drop foreign key FK_EquipmentInstallation_Campaign on dbo.EquipmentInstallation
-- effects: locks-readers:dbo.EquipmentInstallation
-- strandline:statement 3.1
ALTER TABLE "dbo"."EquipmentInstallation" DROP CONSTRAINT "FK_EquipmentInstallation_Campaign";

-- strandline:step 4/18: drop foreign key FK_EquipmentInstallation_SamplingLocation on dbo.EquipmentInstallation
-- effects: locks-readers:dbo.EquipmentInstallation
-- strandline:statement 4.1
ALTER TABLE "dbo"."EquipmentInstallation" DROP CONSTRAINT "FK_EquipmentInstallation_SamplingLocation";

-- strandline:step 5/18: drop foreign key FK_EquipmentInstallation_Equipment on dbo.EquipmentInstallation
-- effects: locks-readers:dbo.EquipmentInstallation
-- strandline:statement 5.1
ALTER TABLE "dbo"."EquipmentInstallation" DROP CONSTRAINT "FK_EquipmentInstallation_Equipment";

-- strandline:step 6/18: drop foreign key FK_EquipmentEventMetaData_MetaData on dbo.EquipmentEventMetaData
-- effects: locks-readers:dbo.EquipmentEventMetaData
-- strandline:statement 6.1
ALTER TABLE "dbo"."EquipmentEventMetaData" DROP CONSTRAINT "FK_EquipmentEventMetaData_MetaData";

-- strandline:step 7/18: drop foreign key FK_EquipmentEventMetaData_EquipmentEvent on dbo.EquipmentEventMetaData
-- effects: locks-readers:dbo.EquipmentEventMetaData
-- strandline:statement 7.1
ALTER TABLE "dbo"."EquipmentEventMetaData" DROP CONSTRAINT "FK_EquipmentEventMetaData_EquipmentEvent";

-- strandline:step 8/18: drop foreign key FK_EquipmentEvent_Campaign on dbo.EquipmentEvent
-- effects: locks-readers:dbo.EquipmentEvent
-- strandline:statement 8.1
ALTER TABLE "dbo"."EquipmentEvent" DROP CONSTRAINT "FK_EquipmentEvent_Campaign";

-- strandline:step 9/18: drop foreign key FK_EquipmentEvent_Person on dbo.EquipmentEvent
-- effects: locks-readers:dbo.EquipmentEvent
-- strandline:statement 9.1
ALTER TABLE "dbo"."EquipmentEvent" DROP CONSTRAINT "FK_EquipmentEvent_Person";

-- strandline:step 10/18: drop foreign key FK_EquipmentEvent_EquipmentEventType on dbo.EquipmentEvent
-- effects: locks-readers:dbo.EquipmentEvent
-- strandline:statement 10.1
ALTER TABLE "dbo"."EquipmentEvent" DROP CONSTRAINT "FK_EquipmentEvent_EquipmentEventType";

-- strandline:step 11/18: drop foreign key FK_EquipmentEvent_Equipment on dbo.EquipmentEvent
-- effects: locks-readers:dbo.EquipmentEvent
-- strandline:statement 11.1
ALTER TABLE "dbo"."EquipmentEvent" DROP CONSTRAINT "FK_EquipmentEvent_Equipment";

-- strandline:step 12/18: drop column dbo.SamplingLocation.CreatedByCampaignID
-- effects: locks-readers:dbo.SamplingLocation, loses-data:dbo.SamplingLocation.CreatedByCampaignID, breaks-clients:dbo.SamplingLocation.CreatedByCampaignID
-- strandline:statement 12.1
ALTER TABLE "dbo"."SamplingLocation" DROP COLUMN "CreatedByCampaignID";

-- strandline:step 13/18: drop column dbo.SamplingLocation.ValidTo
-- effects: locks-readers:dbo.SamplingLocation, loses-data:dbo.SamplingLocation.ValidTo, breaks-clients:dbo.SamplingLocation.ValidTo
-- strandline:statement 13.1
ALTER TABLE "dbo"."SamplingLocation" DROP COLUMN "ValidTo";

-- strandline:step 14/18: drop column dbo.SamplingLocation.ValidFrom
-- effects: locks-readers:dbo.SamplingLocation, loses-data:dbo.SamplingLocation.ValidFrom, breaks-clients:dbo.SamplingLocation.ValidFrom
-- strandline:statement 14.1
ALTER TABLE "dbo"."SamplingLocation" DROP COLUMN "ValidFrom";

-- strandline:step 15/18: drop table dbo.EquipmentInstallation
-- effects: loses-data:dbo.EquipmentInstallation, breaks-clients:dbo.EquipmentInstallation
-- strandline:statement 15.1
DROP TABLE "dbo"."EquipmentInstallation";

-- strandline:step 16/18: drop table dbo.EquipmentEventMetaData
-- effects: loses-data:dbo.EquipmentEventMetaData, breaks-clients:dbo.EquipmentEventMetaData
-- strandline:statement 16.1
DROP TABLE "dbo"."EquipmentEventMetaData";

-- strandline:step 17/18: drop table dbo.EquipmentEvent
-- effects: loses-data:dbo.EquipmentEvent, breaks-clients:dbo.EquipmentEvent
-- strandline:statement 17.1
DROP TABLE "dbo"."EquipmentEvent";

-- strandline:step 18/18: drop table dbo.EquipmentEventType
-- effects: loses-data:dbo.EquipmentEventType, breaks-clients:dbo.EquipmentEventType
-- strandline:statement 18.1
DROP TABLE "dbo"."EquipmentEventType";

-- strandline:end
COMMIT;

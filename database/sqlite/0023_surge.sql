-- Surge: until when Get next hands out the first two priorities of a queue alone, and who said so and why.

ALTER TABLE "WorkQueues" ADD COLUMN "SurgeFrom" TEXT NULL;

ALTER TABLE "WorkQueues" ADD COLUMN "SurgeUntil" TEXT NULL;

ALTER TABLE "WorkQueues" ADD COLUMN "SurgeWhy" TEXT NULL;

ALTER TABLE "WorkQueues" ADD COLUMN "SurgeBy" TEXT NULL;

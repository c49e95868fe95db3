-- Surge: until when Get next hands out the first two priorities of a queue alone, and who said so and why.

ALTER TABLE "WorkQueues" ADD COLUMN "SurgeFrom" TEXT NULL;

ALTER TABLE "WorkQueues" ADD COLUMN "SurgeUntil" TEXT NULL;

ALTER TABLE "WorkQueues" ADD COLUMN "SurgeWhy" TEXT NULL;

ALTER TABLE "WorkQueues" ADD COLUMN "SurgeBy" TEXT NULL;

-- Whether Get next may hand somebody on the same day what they had and gave back that day.
ALTER TABLE "WorkQueues" ADD COLUMN "ServesAgain" INTEGER NOT NULL DEFAULT 0;

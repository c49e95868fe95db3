-- Surge: until when Get next hands out the first two priorities of a queue alone, and who said so and why.

ALTER TABLE "WorkQueues" ADD COLUMN "SurgeFrom" timestamp(3) with time zone NULL;

ALTER TABLE "WorkQueues" ADD COLUMN "SurgeUntil" timestamp(3) with time zone NULL;

ALTER TABLE "WorkQueues" ADD COLUMN "SurgeWhy" character varying(200) NULL;

ALTER TABLE "WorkQueues" ADD COLUMN "SurgeBy" character varying(200) NULL;

-- Whether Get next may hand somebody on the same day what they had and gave back that day.
ALTER TABLE "WorkQueues" ADD COLUMN "ServesAgain" boolean NOT NULL DEFAULT FALSE;

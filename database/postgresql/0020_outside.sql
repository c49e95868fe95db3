-- Promises to those outside: whose time counts by where the requester works, and since when word from outside waits for an answer.

ALTER TABLE "WorkItems" ADD COLUMN "RequesterFacilityId" uuid NULL;

ALTER TABLE "WorkItems" ADD COLUMN "HeardAt" timestamp(3) with time zone NULL;

ALTER TABLE "ItemMoments" ADD COLUMN "IsHeard" boolean NOT NULL DEFAULT FALSE;

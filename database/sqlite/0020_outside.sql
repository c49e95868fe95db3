-- Promises to those outside: whose time counts by where the requester works, and since when word from outside waits for an answer.

ALTER TABLE "WorkItems" ADD COLUMN "RequesterFacilityId" TEXT NULL;

ALTER TABLE "WorkItems" ADD COLUMN "HeardAt" TEXT NULL;

ALTER TABLE "ItemMoments" ADD COLUMN "IsHeard" INTEGER NOT NULL DEFAULT 0;

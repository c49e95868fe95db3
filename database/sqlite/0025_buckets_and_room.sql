-- Queues whose work stands in buckets, each with an order of its own. What an item stands by in its lane is a column: its effective due, or what its bucket orders by.
-- And how much of one queue a person may hold, whether it counts against other work, and which skills are an advantage there.

ALTER TABLE "WorkQueues" ADD COLUMN "Buckets" TEXT NULL;

ALTER TABLE "WorkQueues" ADD COLUMN "MostHeld" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "WorkQueues" ADD COLUMN "GivesWay" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "WorkQueues" ADD COLUMN "Advantage" TEXT NULL;

ALTER TABLE "WorkItems" ADD COLUMN "Bucket" INTEGER NOT NULL DEFAULT 1;

ALTER TABLE "WorkItems" ADD COLUMN "BucketOrder" TEXT NOT NULL DEFAULT 'Due';

ALTER TABLE "WorkItems" ADD COLUMN "OrderAt" TEXT NOT NULL DEFAULT '1900-01-01 00:00:00';

DROP INDEX "IX_WorkItems_Owner_Order";

DROP INDEX "IX_WorkItems_Queue_Order";

UPDATE "WorkItems" SET "OrderAt" = "EffectiveDueAt";

-- Answers: a page of somebody's own items in their order.
CREATE INDEX "IX_WorkItems_Owner_Order" ON "WorkItems" ("OwnerId", "Standing", "Lane", "OrderAt");

-- Answers: a page of a queue in its order, and which item is next in it.
CREATE INDEX "IX_WorkItems_Queue_Order" ON "WorkItems" ("QueueId", "Standing", "Lane", "OrderAt");

-- Answers: which of a queue's items that nobody has is next.
CREATE INDEX "IX_WorkItems_Free" ON "WorkItems" ("QueueId", "Standing", "Lane", "OrderAt") WHERE "OwnerId" IS NULL;

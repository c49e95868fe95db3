-- The score of an item changes all day, and it orders only items that are due at the same instant. Without it in the two orders, a recalculation of ageing writes
-- no index; rows that are due at the same instant are sorted as they are read.

DROP INDEX "IX_WorkItems_Owner_Order";

DROP INDEX "IX_WorkItems_Queue_Order";

-- Answers: a page of somebody's own items in their order.
CREATE INDEX "IX_WorkItems_Owner_Order" ON "WorkItems" ("OwnerId", "Standing", "Lane", "EffectiveDueAt");

-- Answers: a page of a queue in its order, and which item is next in it.
CREATE INDEX "IX_WorkItems_Queue_Order" ON "WorkItems" ("QueueId", "Standing", "Lane", "EffectiveDueAt");

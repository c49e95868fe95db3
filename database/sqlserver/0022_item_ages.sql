-- Ageing goes through the items of a calendar by their age, a slice at a time.

-- Answers: the items of a calendar by their age, and which have outgrown their bucket.
CREATE INDEX [IX_WorkItems_Age] ON [WorkItems] ([Standing], [CalendarCode], [CalendarVersion], [Zone], [AgeOriginSeconds], [AgeBucketIndex]);

-- Promises in versions, what their clocks read of an item and told of it, and calendars whose holidays come with lists.

CREATE TABLE "SlaVersions" (
    "Code" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    "Name" TEXT NOT NULL,
    "Promise" TEXT NOT NULL,
    "IsActive" INTEGER NOT NULL,
    "SavedAt" TEXT NOT NULL,
    "SavedById" TEXT NOT NULL,
    "SavedBy" TEXT NOT NULL,
    "Because" TEXT NOT NULL,
    CONSTRAINT "PK_SlaVersions" PRIMARY KEY ("Code", "Version")
);

CREATE TABLE "CalendarVersions" (
    "Code" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    "Definition" TEXT NOT NULL,
    "SavedAt" TEXT NOT NULL,
    "SavedBy" TEXT NOT NULL,
    "Because" TEXT NOT NULL,
    CONSTRAINT "PK_CalendarVersions" PRIMARY KEY ("Code", "Version")
);

CREATE TABLE "CalendarHolidays" (
    "Code" TEXT NOT NULL,
    "Day" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Source" TEXT NOT NULL,
    "IsOn" INTEGER NOT NULL,
    CONSTRAINT "PK_CalendarHolidays" PRIMARY KEY ("Code", "Day")
);

CREATE TABLE "ItemMoments" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_ItemMoments" PRIMARY KEY,
    "ItemId" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    "QueueId" TEXT NOT NULL,
    "OwnerId" TEXT NULL,
    "PauseReason" TEXT NULL,
    "Priority" INTEGER NOT NULL,
    "IsAnswered" INTEGER NOT NULL
);

-- Answers: what clocks read of an item, oldest first.
CREATE INDEX "IX_ItemMoments_Item" ON "ItemMoments" ("ItemId", "At");

CREATE TABLE "ClockRungs" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_ClockRungs" PRIMARY KEY,
    "ItemId" TEXT NOT NULL,
    "ClockId" TEXT NOT NULL,
    "Mark" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    "Arming" INTEGER NOT NULL,
    "ReachedAt" TEXT NOT NULL,
    "ToldAt" TEXT NOT NULL,
    "ToldTo" TEXT NOT NULL,
    "PersonId" TEXT NULL
);

-- Answers: whether a mark was told before; a second telling is refused.
CREATE UNIQUE INDEX "UX_ClockRungs_Mark" ON "ClockRungs" ("ClockId", "Mark", "Version", "Arming");

-- Answers: who was told of an item's marks, oldest first.
CREATE INDEX "IX_ClockRungs_Item" ON "ClockRungs" ("ItemId", "ToldAt");

CREATE TABLE "ClockRecounts" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_ClockRecounts" PRIMARY KEY,
    "ItemId" TEXT NOT NULL,
    "ClockId" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    "ById" TEXT NOT NULL,
    "Definition" TEXT NOT NULL,
    "StateBefore" TEXT NULL,
    "StateAfter" TEXT NOT NULL,
    "VersionBefore" INTEGER NULL,
    "VersionAfter" INTEGER NOT NULL,
    "StartBefore" TEXT NULL,
    "StartAfter" TEXT NOT NULL,
    "DueBefore" TEXT NULL,
    "DueAfter" TEXT NOT NULL,
    "BreachedBefore" TEXT NULL,
    "BreachedAfter" TEXT NULL
);

-- Answers: how an item's clocks were counted again, oldest first.
CREATE INDEX "IX_ClockRecounts_Item" ON "ClockRecounts" ("ItemId", "At");

ALTER TABLE "SlaClocks" ADD COLUMN "DefinitionCode" TEXT NOT NULL DEFAULT '';
ALTER TABLE "SlaClocks" ADD COLUMN "DefinitionVersion" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "SlaClocks" ADD COLUMN "QueueId" TEXT NULL;
ALTER TABLE "SlaClocks" ADD COLUMN "IsAgreed" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "SlaClocks" ADD COLUMN "RungsPassed" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "SlaClocks" ADD COLUMN "Arming" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "SlaClocks" ADD COLUMN "NextRungAt" TEXT NULL;
ALTER TABLE "WorkItems" ADD COLUMN "ReceivedAt" TEXT NULL;
ALTER TABLE "WorkItems" ADD COLUMN "PromisedMinutes" INTEGER NULL;
ALTER TABLE "WorkItems" ADD COLUMN "NotBeforeAt" TEXT NULL;
ALTER TABLE "SlaClocks" ADD COLUMN "CalendarVersion" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "SlaClocks" ADD COLUMN "Zone" TEXT NULL;
ALTER TABLE "WorkItems" ADD COLUMN "CalendarVersion" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "WorkItems" ADD COLUMN "Zone" TEXT NULL;

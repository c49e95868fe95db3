-- Promises in versions, what their clocks read of an item and told of it, and calendars whose holidays come with lists.

CREATE TABLE "SlaVersions" (
    "Code" character varying(40) NOT NULL,
    "Version" integer NOT NULL,
    "Name" character varying(120) NOT NULL,
    "Promise" text NOT NULL,
    "IsActive" boolean NOT NULL,
    "SavedAt" timestamp(3) with time zone NOT NULL,
    "SavedById" uuid NOT NULL,
    "SavedBy" character varying(200) NOT NULL,
    "Because" character varying(500) NOT NULL,
    CONSTRAINT "PK_SlaVersions" PRIMARY KEY ("Code", "Version")
);

CREATE TABLE "CalendarVersions" (
    "Code" character varying(20) NOT NULL,
    "Version" integer NOT NULL,
    "Definition" text NOT NULL,
    "SavedAt" timestamp(3) with time zone NOT NULL,
    "SavedBy" character varying(200) NOT NULL,
    "Because" character varying(500) NOT NULL,
    CONSTRAINT "PK_CalendarVersions" PRIMARY KEY ("Code", "Version")
);

CREATE TABLE "CalendarHolidays" (
    "Code" character varying(20) NOT NULL,
    "Day" date NOT NULL,
    "Name" character varying(200) NOT NULL,
    "Source" character varying(200) NOT NULL,
    "IsOn" boolean NOT NULL,
    CONSTRAINT "PK_CalendarHolidays" PRIMARY KEY ("Code", "Day")
);

CREATE TABLE "ItemMoments" (
    "Id" uuid NOT NULL,
    "ItemId" uuid NOT NULL,
    "At" timestamp(3) with time zone NOT NULL,
    "State" character varying(12) NOT NULL,
    "QueueId" uuid NOT NULL,
    "OwnerId" uuid,
    "PauseReason" character varying(40),
    "Priority" integer NOT NULL,
    "IsAnswered" boolean NOT NULL,
    CONSTRAINT "PK_ItemMoments" PRIMARY KEY ("Id")
);

-- Answers: what clocks read of an item, oldest first.
CREATE INDEX "IX_ItemMoments_Item" ON "ItemMoments" ("ItemId", "At");

CREATE TABLE "ClockRungs" (
    "Id" uuid NOT NULL,
    "ItemId" uuid NOT NULL,
    "ClockId" uuid NOT NULL,
    "Mark" character varying(20) NOT NULL,
    "Version" integer NOT NULL,
    "Arming" integer NOT NULL,
    "ReachedAt" timestamp(3) with time zone NOT NULL,
    "ToldAt" timestamp(3) with time zone NOT NULL,
    "ToldTo" character varying(24) NOT NULL,
    "PersonId" uuid,
    CONSTRAINT "PK_ClockRungs" PRIMARY KEY ("Id")
);

-- Answers: whether a mark was told before; a second telling is refused.
CREATE UNIQUE INDEX "UX_ClockRungs_Mark" ON "ClockRungs" ("ClockId", "Mark", "Version", "Arming");

-- Answers: who was told of an item's marks, oldest first.
CREATE INDEX "IX_ClockRungs_Item" ON "ClockRungs" ("ItemId", "ToldAt");

CREATE TABLE "ClockRecounts" (
    "Id" uuid NOT NULL,
    "ItemId" uuid NOT NULL,
    "ClockId" uuid NOT NULL,
    "At" timestamp(3) with time zone NOT NULL,
    "ById" uuid NOT NULL,
    "Definition" character varying(40) NOT NULL,
    "StateBefore" character varying(24),
    "StateAfter" character varying(24) NOT NULL,
    "VersionBefore" integer,
    "VersionAfter" integer NOT NULL,
    "StartBefore" timestamp(3) with time zone,
    "StartAfter" timestamp(3) with time zone NOT NULL,
    "DueBefore" timestamp(3) with time zone,
    "DueAfter" timestamp(3) with time zone NOT NULL,
    "BreachedBefore" timestamp(3) with time zone,
    "BreachedAfter" timestamp(3) with time zone,
    CONSTRAINT "PK_ClockRecounts" PRIMARY KEY ("Id")
);

-- Answers: how an item's clocks were counted again, oldest first.
CREATE INDEX "IX_ClockRecounts_Item" ON "ClockRecounts" ("ItemId", "At");

ALTER TABLE "SlaClocks" ADD COLUMN "DefinitionCode" character varying(40) NOT NULL DEFAULT '';
ALTER TABLE "SlaClocks" ADD COLUMN "DefinitionVersion" integer NOT NULL DEFAULT 0;
ALTER TABLE "SlaClocks" ADD COLUMN "QueueId" uuid;
ALTER TABLE "SlaClocks" ADD COLUMN "IsAgreed" boolean NOT NULL DEFAULT false;
ALTER TABLE "SlaClocks" ADD COLUMN "RungsPassed" integer NOT NULL DEFAULT 0;
ALTER TABLE "SlaClocks" ADD COLUMN "Arming" integer NOT NULL DEFAULT 0;
ALTER TABLE "SlaClocks" ADD COLUMN "NextRungAt" timestamp(3) with time zone;
ALTER TABLE "WorkItems" ADD COLUMN "ReceivedAt" timestamp(3) with time zone;
ALTER TABLE "WorkItems" ADD COLUMN "PromisedMinutes" integer;
ALTER TABLE "WorkItems" ADD COLUMN "NotBeforeAt" timestamp(3) with time zone;
ALTER TABLE "SlaClocks" ADD COLUMN "CalendarVersion" integer NOT NULL DEFAULT 1;
ALTER TABLE "SlaClocks" ADD COLUMN "Zone" character varying(60);
ALTER TABLE "WorkItems" ADD COLUMN "CalendarVersion" integer NOT NULL DEFAULT 1;
ALTER TABLE "WorkItems" ADD COLUMN "Zone" character varying(60);

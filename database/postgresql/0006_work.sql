-- The tables of Work.

CREATE TABLE "Handoffs" (
    "Id" uuid NOT NULL,
    "ItemId" uuid NOT NULL,
    "At" timestamp(3) with time zone NOT NULL,
    "FromPersonId" uuid,
    "ToPersonId" uuid,
    "FromQueueId" uuid NOT NULL,
    "ToQueueId" uuid NOT NULL,
    "Cause" character varying(24) NOT NULL,
    "WaitMinutes" integer NOT NULL,
    "ById" uuid NOT NULL,
    CONSTRAINT "PK_Handoffs" PRIMARY KEY ("Id")
);

-- Answers: what somebody has moved lately, and may take back.
CREATE INDEX "IX_Handoffs_By" ON "Handoffs" ("ById", "At");

-- Answers: who had an item before, oldest first.
CREATE INDEX "IX_Handoffs_Item" ON "Handoffs" ("ItemId", "At");

CREATE TABLE "QueueSnapshots" (
    "Id" uuid NOT NULL,
    "QueueId" uuid NOT NULL,
    "At" timestamp(3) with time zone NOT NULL,
    "OpenCount" integer NOT NULL,
    "UnclaimedCount" integer NOT NULL,
    "WaitingCount" integer NOT NULL,
    "AtRiskCount" integer NOT NULL,
    "BreachedCount" integer NOT NULL,
    "P1Count" integer NOT NULL,
    "ValueCents" bigint NOT NULL,
    "Age0" integer NOT NULL,
    "Age1" integer NOT NULL,
    "Age2" integer NOT NULL,
    "Age3" integer NOT NULL,
    "Age4" integer NOT NULL,
    "Age5" integer NOT NULL,
    CONSTRAINT "PK_QueueSnapshots" PRIMARY KEY ("Id")
);

-- Answers: how deep a queue was; a second record of the same quarter of an hour is refused.
CREATE UNIQUE INDEX "UX_QueueSnapshots_Queue_At" ON "QueueSnapshots" ("QueueId", "At");

CREATE TABLE "SlaClocks" (
    "Id" uuid NOT NULL,
    "ItemId" uuid NOT NULL,
    "Kind" character varying(24) NOT NULL,
    "CalendarCode" character varying(20) NOT NULL,
    "TargetMinutes" integer NOT NULL,
    "StartAt" timestamp(3) with time zone NOT NULL,
    "OriginalDueAt" timestamp(3) with time zone NOT NULL,
    "DueAt" timestamp(3) with time zone,
    "State" character varying(24) NOT NULL,
    "PausedAt" timestamp(3) with time zone,
    "PauseCause" character varying(200),
    "RemainingFor" bigint,
    "StoppedAt" timestamp(3) with time zone,
    "BreachedAt" timestamp(3) with time zone,
    CONSTRAINT "PK_SlaClocks" PRIMARY KEY ("Id")
);

-- Answers: the clocks of an item.
CREATE INDEX "IX_SlaClocks_Item" ON "SlaClocks" ("ItemId");

CREATE TABLE "WorkCalendars" (
    "Code" character varying(20) NOT NULL,
    "Name" character varying(200) NOT NULL,
    "Definition" text NOT NULL,
    CONSTRAINT "PK_WorkCalendars" PRIMARY KEY ("Code")
);

CREATE TABLE "WorkExclusions" (
    "ItemId" uuid NOT NULL,
    "PersonId" uuid NOT NULL,
    "Because" character varying(200) NOT NULL,
    CONSTRAINT "PK_WorkExclusions" PRIMARY KEY ("ItemId", "PersonId")
);

CREATE TABLE "WorkItems" (
    "Id" uuid NOT NULL,
    "Version" integer NOT NULL,
    "Number" bigint NOT NULL,
    "Type" character varying(40) NOT NULL,
    "SubjectId" uuid NOT NULL,
    "FacilityId" uuid NOT NULL,
    "QueueId" uuid NOT NULL,
    "CalendarCode" character varying(20) NOT NULL,
    "State" character varying(12) NOT NULL,
    "Standing" character varying(8) NOT NULL,
    "OwnerId" uuid,
    "AssignedAt" timestamp(3) with time zone,
    "LeaseUntil" timestamp(3) with time zone,
    "PausedAt" timestamp(3) with time zone,
    "PauseReason" character varying(40),
    "FollowUpOn" date,
    "CreatedAt" timestamp(3) with time zone NOT NULL,
    "ClosedAt" timestamp(3) with time zone,
    "Resolution" character varying(500),
    "What" character varying(60) NOT NULL,
    "Document" character varying(80) NOT NULL,
    "Party" character varying(200) NOT NULL,
    "Amount" numeric(18,4) NOT NULL,
    "Currency" character varying(3) NOT NULL,
    "Difference" character varying(40) NOT NULL,
    "Why" character varying(60) NOT NULL,
    "WhySentence" character varying(1000) NOT NULL,
    "BaseScore" integer NOT NULL,
    "IsAlwaysFirst" boolean NOT NULL,
    "Score" integer NOT NULL,
    "Priority" integer NOT NULL,
    "Lane" integer NOT NULL,
    "EffectiveDueAt" timestamp(3) with time zone NOT NULL,
    "ScoreOrder" integer NOT NULL,
    "ValueOrder" bigint NOT NULL,
    "AgeBucketIndex" integer NOT NULL,
    "ResolveDueAt" timestamp(3) with time zone,
    "ResponseDueAt" timestamp(3) with time zone,
    "RespondedAt" timestamp(3) with time zone,
    "HardDeadlineAt" timestamp(3) with time zone,
    "BreachedAt" timestamp(3) with time zone,
    "NextRungAt" timestamp(3) with time zone,
    "RungPercent" integer NOT NULL,
    "AtRiskAt" timestamp(3) with time zone,
    "ClockOriginSeconds" bigint NOT NULL,
    "AgeOriginSeconds" bigint NOT NULL,
    "TargetSeconds" bigint NOT NULL,
    CONSTRAINT "PK_WorkItems" PRIMARY KEY ("Id")
);

-- Answers: how deep, old and late each queue is.
CREATE INDEX "IX_WorkItems_Depth" ON "WorkItems" ("QueueId", "Standing", "OwnerId", "Lane", "AgeBucketIndex", "FacilityId", "AtRiskAt", "ResolveDueAt", "ValueOrder");

-- Answers: whose day to follow up has come, and the page of what waits.
CREATE INDEX "IX_WorkItems_FollowUp" ON "WorkItems" ("Standing", "FollowUpOn");

-- Answers: which claims have run out.
CREATE INDEX "IX_WorkItems_Lease" ON "WorkItems" ("Standing", "LeaseUntil");

-- Answers: what somebody finished, latest last.
CREATE INDEX "IX_WorkItems_Owner_Closed" ON "WorkItems" ("OwnerId", "ClosedAt");

-- Answers: a page of somebody's own items in their order.
CREATE INDEX "IX_WorkItems_Owner_Order" ON "WorkItems" ("OwnerId", "Standing", "Lane", "EffectiveDueAt", "ScoreOrder", "ValueOrder", "CreatedAt", "Number");

-- Answers: a page of a queue in its order, and which item is next in it.
CREATE INDEX "IX_WorkItems_Queue_Order" ON "WorkItems" ("QueueId", "Standing", "Lane", "EffectiveDueAt", "ScoreOrder", "ValueOrder", "CreatedAt", "Number");

-- Answers: which items reach the next mark of their clock.
CREATE INDEX "IX_WorkItems_Rung" ON "WorkItems" ("Standing", "NextRungAt");

-- Answers: the items about a record, of one type.
CREATE INDEX "IX_WorkItems_Subject" ON "WorkItems" ("SubjectId", "Type");

-- Answers: the item of a number.
CREATE UNIQUE INDEX "UX_WorkItems_Number" ON "WorkItems" ("Number");

CREATE TABLE "WorkNotes" (
    "Id" uuid NOT NULL,
    "ItemId" uuid NOT NULL,
    "AuthorId" uuid NOT NULL,
    "AuthorName" character varying(200) NOT NULL,
    "At" timestamp(3) with time zone NOT NULL,
    "Text" character varying(2000) NOT NULL,
    CONSTRAINT "PK_WorkNotes" PRIMARY KEY ("Id")
);

-- Answers: the notes on an item, oldest first.
CREATE INDEX "IX_WorkNotes_Item" ON "WorkNotes" ("ItemId", "At");

CREATE TABLE "WorkQueues" (
    "Id" uuid NOT NULL,
    "Code" character varying(20) NOT NULL,
    "Name" character varying(200) NOT NULL,
    "OwnerId" uuid NOT NULL,
    "DeputyId" uuid NOT NULL,
    "CalendarCode" character varying(20) NOT NULL,
    "ResponseMinutes" integer NOT NULL,
    "ResolveMinutes" integer NOT NULL,
    "WipLimit" integer NOT NULL,
    "IsPersonal" boolean NOT NULL,
    CONSTRAINT "PK_WorkQueues" PRIMARY KEY ("Id")
);

-- Answers: the queue of a code.
CREATE UNIQUE INDEX "UX_WorkQueues_Code" ON "WorkQueues" ("Code");

CREATE TABLE "ClockPauses" (
    "Id" uuid NOT NULL,
    "ClockId" uuid NOT NULL,
    "Cause" character varying(200) NOT NULL,
    "From" timestamp(3) with time zone NOT NULL,
    "To" timestamp(3) with time zone,
    "FollowUpOn" date,
    "MessageRef" character varying(200),
    CONSTRAINT "PK_ClockPauses" PRIMARY KEY ("Id"),
    CONSTRAINT "FK_ClockPauses_SlaClocks_ClockId" FOREIGN KEY ("ClockId") REFERENCES "SlaClocks" ("Id") ON DELETE CASCADE
);

-- Answers: the pauses of a clock.
CREATE INDEX "IX_ClockPauses_Clock" ON "ClockPauses" ("ClockId");

CREATE TABLE "QueueRoles" (
    "QueueId" uuid NOT NULL,
    "Role" character varying(8) NOT NULL,
    CONSTRAINT "PK_QueueRoles" PRIMARY KEY ("QueueId", "Role"),
    CONSTRAINT "FK_QueueRoles_WorkQueues_QueueId" FOREIGN KEY ("QueueId") REFERENCES "WorkQueues" ("Id") ON DELETE CASCADE
);

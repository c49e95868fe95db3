-- The tables of Work.

CREATE TABLE "Handoffs" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Handoffs" PRIMARY KEY,
    "ItemId" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    "FromPersonId" TEXT NULL,
    "ToPersonId" TEXT NULL,
    "FromQueueId" TEXT NOT NULL,
    "ToQueueId" TEXT NOT NULL,
    "Cause" TEXT NOT NULL,
    "WaitMinutes" INTEGER NOT NULL,
    "ById" TEXT NOT NULL
);

-- Answers: what somebody has moved lately, and may take back.
CREATE INDEX "IX_Handoffs_By" ON "Handoffs" ("ById", "At");

-- Answers: who had an item before, oldest first.
CREATE INDEX "IX_Handoffs_Item" ON "Handoffs" ("ItemId", "At");

CREATE TABLE "QueueSnapshots" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_QueueSnapshots" PRIMARY KEY,
    "QueueId" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    "OpenCount" INTEGER NOT NULL,
    "UnclaimedCount" INTEGER NOT NULL,
    "WaitingCount" INTEGER NOT NULL,
    "AtRiskCount" INTEGER NOT NULL,
    "BreachedCount" INTEGER NOT NULL,
    "P1Count" INTEGER NOT NULL,
    "ValueCents" INTEGER NOT NULL,
    "Age0" INTEGER NOT NULL,
    "Age1" INTEGER NOT NULL,
    "Age2" INTEGER NOT NULL,
    "Age3" INTEGER NOT NULL,
    "Age4" INTEGER NOT NULL,
    "Age5" INTEGER NOT NULL
);

-- Answers: how deep a queue was; a second record of the same quarter of an hour is refused.
CREATE UNIQUE INDEX "UX_QueueSnapshots_Queue_At" ON "QueueSnapshots" ("QueueId", "At");

CREATE TABLE "SlaClocks" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_SlaClocks" PRIMARY KEY,
    "ItemId" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "CalendarCode" TEXT NOT NULL,
    "TargetMinutes" INTEGER NOT NULL,
    "StartAt" TEXT NOT NULL,
    "OriginalDueAt" TEXT NOT NULL,
    "DueAt" TEXT NULL,
    "State" TEXT NOT NULL,
    "PausedAt" TEXT NULL,
    "PauseCause" TEXT NULL,
    "RemainingFor" INTEGER NULL,
    "StoppedAt" TEXT NULL,
    "BreachedAt" TEXT NULL
);

-- Answers: the clocks of an item.
CREATE INDEX "IX_SlaClocks_Item" ON "SlaClocks" ("ItemId");

CREATE TABLE "WorkCalendars" (
    "Code" TEXT NOT NULL CONSTRAINT "PK_WorkCalendars" PRIMARY KEY,
    "Name" TEXT NOT NULL,
    "Definition" TEXT NOT NULL
);

CREATE TABLE "WorkExclusions" (
    "ItemId" TEXT NOT NULL,
    "PersonId" TEXT NOT NULL,
    "Because" TEXT NOT NULL,
    CONSTRAINT "PK_WorkExclusions" PRIMARY KEY ("ItemId", "PersonId")
);

CREATE TABLE "WorkItems" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_WorkItems" PRIMARY KEY,
    "Version" INTEGER NOT NULL,
    "Number" INTEGER NOT NULL,
    "Type" TEXT NOT NULL,
    "SubjectId" TEXT NOT NULL,
    "FacilityId" TEXT NOT NULL,
    "QueueId" TEXT NOT NULL,
    "CalendarCode" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    "Standing" TEXT NOT NULL,
    "OwnerId" TEXT NULL,
    "AssignedAt" TEXT NULL,
    "LeaseUntil" TEXT NULL,
    "PausedAt" TEXT NULL,
    "PauseReason" TEXT NULL,
    "FollowUpOn" TEXT NULL,
    "CreatedAt" TEXT NOT NULL,
    "ClosedAt" TEXT NULL,
    "Resolution" TEXT NULL,
    "What" TEXT NOT NULL,
    "Document" TEXT NOT NULL,
    "Party" TEXT NOT NULL,
    "Amount" TEXT NOT NULL,
    "Currency" TEXT NOT NULL,
    "Difference" TEXT NOT NULL,
    "Why" TEXT NOT NULL,
    "WhySentence" TEXT NOT NULL,
    "BaseScore" INTEGER NOT NULL,
    "IsAlwaysFirst" INTEGER NOT NULL,
    "Score" INTEGER NOT NULL,
    "Priority" INTEGER NOT NULL,
    "Lane" INTEGER NOT NULL,
    "EffectiveDueAt" TEXT NOT NULL,
    "ScoreOrder" INTEGER NOT NULL,
    "ValueOrder" INTEGER NOT NULL,
    "AgeBucketIndex" INTEGER NOT NULL,
    "ResolveDueAt" TEXT NULL,
    "ResponseDueAt" TEXT NULL,
    "RespondedAt" TEXT NULL,
    "HardDeadlineAt" TEXT NULL,
    "BreachedAt" TEXT NULL,
    "NextRungAt" TEXT NULL,
    "RungPercent" INTEGER NOT NULL,
    "AtRiskAt" TEXT NULL,
    "ClockOriginSeconds" INTEGER NOT NULL,
    "AgeOriginSeconds" INTEGER NOT NULL,
    "TargetSeconds" INTEGER NOT NULL
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
    "Id" TEXT NOT NULL CONSTRAINT "PK_WorkNotes" PRIMARY KEY,
    "ItemId" TEXT NOT NULL,
    "AuthorId" TEXT NOT NULL,
    "AuthorName" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    "Text" TEXT NOT NULL
);

-- Answers: the notes on an item, oldest first.
CREATE INDEX "IX_WorkNotes_Item" ON "WorkNotes" ("ItemId", "At");

CREATE TABLE "WorkQueues" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_WorkQueues" PRIMARY KEY,
    "Code" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "OwnerId" TEXT NOT NULL,
    "DeputyId" TEXT NOT NULL,
    "CalendarCode" TEXT NOT NULL,
    "ResponseMinutes" INTEGER NOT NULL,
    "ResolveMinutes" INTEGER NOT NULL,
    "WipLimit" INTEGER NOT NULL,
    "IsPersonal" INTEGER NOT NULL
);

-- Answers: the queue of a code.
CREATE UNIQUE INDEX "UX_WorkQueues_Code" ON "WorkQueues" ("Code");

CREATE TABLE "ClockPauses" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_ClockPauses" PRIMARY KEY,
    "ClockId" TEXT NOT NULL,
    "Cause" TEXT NOT NULL,
    "From" TEXT NOT NULL,
    "To" TEXT NULL,
    "FollowUpOn" TEXT NULL,
    "MessageRef" TEXT NULL,
    CONSTRAINT "FK_ClockPauses_SlaClocks_ClockId" FOREIGN KEY ("ClockId") REFERENCES "SlaClocks" ("Id") ON DELETE CASCADE
);

-- Answers: the pauses of a clock.
CREATE INDEX "IX_ClockPauses_Clock" ON "ClockPauses" ("ClockId");

CREATE TABLE "QueueRoles" (
    "QueueId" TEXT NOT NULL,
    "Role" TEXT NOT NULL,
    CONSTRAINT "PK_QueueRoles" PRIMARY KEY ("QueueId", "Role"),
    CONSTRAINT "FK_QueueRoles_WorkQueues_QueueId" FOREIGN KEY ("QueueId") REFERENCES "WorkQueues" ("Id") ON DELETE CASCADE
);

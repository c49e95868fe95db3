-- Administration: drafts of queues and calendars, which somebody else puts live; what each change of a queue was; rights that a person has in a queue for a time.

CREATE TABLE "SettingDrafts" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_SettingDrafts" PRIMARY KEY,
    "Version" INTEGER NOT NULL,
    "Kind" TEXT NOT NULL,
    "Code" TEXT NOT NULL,
    "Body" TEXT NOT NULL,
    "BasedOn" INTEGER NOT NULL,
    "Because" TEXT NOT NULL,
    "SavedAt" TEXT NOT NULL,
    "SavedById" TEXT NOT NULL,
    "SavedBy" TEXT NOT NULL
);

-- Answers: the draft of a queue or calendar; a second one is refused.
CREATE UNIQUE INDEX "UX_SettingDrafts_Code" ON "SettingDrafts" ("Kind", "Code");

CREATE TABLE "QueueVersions" (
    "Code" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    "Before" TEXT NOT NULL,
    "After" TEXT NOT NULL,
    "SavedAt" TEXT NOT NULL,
    "SavedById" TEXT NOT NULL,
    "SavedBy" TEXT NOT NULL,
    "Because" TEXT NOT NULL,
    "ApprovedBy" TEXT NULL,
    CONSTRAINT "PK_QueueVersions" PRIMARY KEY ("Code", "Version")
);

CREATE TABLE "QueueGrants" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_QueueGrants" PRIMARY KEY,
    "Version" INTEGER NOT NULL,
    "QueueId" TEXT NOT NULL,
    "PersonId" TEXT NOT NULL,
    "Rights" INTEGER NOT NULL,
    "EndsAt" TEXT NOT NULL,
    "Because" TEXT NOT NULL,
    "AskedAt" TEXT NOT NULL,
    "AskedById" TEXT NOT NULL,
    "AskedBy" TEXT NOT NULL,
    "GivenAt" TEXT NULL,
    "GivenBy" TEXT NULL,
    "EndedBy" TEXT NULL,
    CONSTRAINT "FK_QueueGrants_WorkQueues_QueueId" FOREIGN KEY ("QueueId") REFERENCES "WorkQueues" ("Id") ON DELETE CASCADE
);

-- Answers: what people may do in a queue besides their roles.
CREATE INDEX "IX_QueueGrants_Queue" ON "QueueGrants" ("QueueId", "EndsAt");

ALTER TABLE "CalendarVersions" ADD COLUMN "Own" TEXT NULL;

ALTER TABLE "CalendarVersions" ADD COLUMN "ApprovedBy" TEXT NULL;

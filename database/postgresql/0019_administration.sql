-- Administration: drafts of queues and calendars, which somebody else puts live; what each change of a queue was; rights that a person has in a queue for a time.

CREATE TABLE "SettingDrafts" (
    "Id" uuid NOT NULL CONSTRAINT "PK_SettingDrafts" PRIMARY KEY,
    "Version" integer NOT NULL,
    "Kind" character varying(12) NOT NULL,
    "Code" character varying(20) NOT NULL,
    "Body" text NOT NULL,
    "BasedOn" integer NOT NULL,
    "Because" character varying(500) NOT NULL,
    "SavedAt" timestamp(3) with time zone NOT NULL,
    "SavedById" uuid NOT NULL,
    "SavedBy" character varying(200) NOT NULL
);

-- Answers: the draft of a queue or calendar; a second one is refused.
CREATE UNIQUE INDEX "UX_SettingDrafts_Code" ON "SettingDrafts" ("Kind", "Code");

CREATE TABLE "QueueVersions" (
    "Code" character varying(20) NOT NULL,
    "Version" integer NOT NULL,
    "Before" text NOT NULL,
    "After" text NOT NULL,
    "SavedAt" timestamp(3) with time zone NOT NULL,
    "SavedById" uuid NOT NULL,
    "SavedBy" character varying(200) NOT NULL,
    "Because" character varying(500) NOT NULL,
    "ApprovedBy" character varying(200) NULL,
    CONSTRAINT "PK_QueueVersions" PRIMARY KEY ("Code", "Version")
);

CREATE TABLE "QueueGrants" (
    "Id" uuid NOT NULL CONSTRAINT "PK_QueueGrants" PRIMARY KEY,
    "Version" integer NOT NULL,
    "QueueId" uuid NOT NULL,
    "PersonId" uuid NOT NULL,
    "Rights" integer NOT NULL,
    "EndsAt" timestamp(3) with time zone NOT NULL,
    "Because" character varying(500) NOT NULL,
    "AskedAt" timestamp(3) with time zone NOT NULL,
    "AskedById" uuid NOT NULL,
    "AskedBy" character varying(200) NOT NULL,
    "GivenAt" timestamp(3) with time zone NULL,
    "GivenBy" character varying(200) NULL,
    "EndedBy" character varying(200) NULL,
    CONSTRAINT "FK_QueueGrants_WorkQueues_QueueId" FOREIGN KEY ("QueueId") REFERENCES "WorkQueues" ("Id") ON DELETE CASCADE
);

-- Answers: what people may do in a queue besides their roles.
CREATE INDEX "IX_QueueGrants_Queue" ON "QueueGrants" ("QueueId", "EndsAt");

ALTER TABLE "CalendarVersions" ADD COLUMN "Own" text NULL;

ALTER TABLE "CalendarVersions" ADD COLUMN "ApprovedBy" character varying(200) NULL;

-- Promises are written as drafts, which somebody else puts live.

CREATE TABLE "SlaDrafts" (
    "Id" uuid NOT NULL,
    "Version" integer NOT NULL,
    "Code" character varying(40) NOT NULL,
    "Name" character varying(120) NOT NULL,
    "Promise" text NOT NULL,
    "IsActive" boolean NOT NULL,
    "BasedOn" integer NOT NULL,
    "Because" character varying(500) NOT NULL,
    "SavedAt" timestamp(3) with time zone NOT NULL,
    "SavedById" uuid NOT NULL,
    "SavedBy" character varying(200) NOT NULL,
    CONSTRAINT "PK_SlaDrafts" PRIMARY KEY ("Id")
);

-- Answers: the draft of a promise; a second one is refused.
CREATE UNIQUE INDEX "UX_SlaDrafts_Code" ON "SlaDrafts" ("Code");

ALTER TABLE "SlaVersions" ADD COLUMN "ApprovedBy" character varying(200) NULL;

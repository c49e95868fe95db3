-- The tables of Policy.

CREATE TABLE "PolicyDecisions" (
    "Id" uuid NOT NULL,
    "SubjectId" uuid NOT NULL,
    "At" timestamp(3) with time zone NOT NULL,
    "RuleSet" character varying(40) NOT NULL,
    "Outcome" character varying(40) NOT NULL,
    "Explanation" character varying(1000) NOT NULL,
    "Inputs" text NOT NULL,
    "Rules" text NOT NULL,
    CONSTRAINT "PK_PolicyDecisions" PRIMARY KEY ("Id")
);

-- Answers: what the rules decided about a record, oldest first.
CREATE INDEX "IX_PolicyDecisions_Subject" ON "PolicyDecisions" ("SubjectId", "At");

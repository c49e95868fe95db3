using WorkQueuePortal.Commands;

if (CommandLine.Knows(args)) return CommandLine.Run(args);
return 0;

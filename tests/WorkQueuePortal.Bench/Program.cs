using WorkQueuePortal.Bench;
using WorkQueuePortal.Bench.Circuits;
using WorkQueuePortal.Bench.Nodes;
using WorkQueuePortal.Bench.Screens;

const string History = "purchasing/scms_delivery_history.csv.gz";

return args switch
{
    ["scms", var outDir] => Scms.Run(SharedData.Find(History), outDir, atUnitPrice: false),
    ["scms", var outDir, "unit-price"] => Scms.Run(SharedData.Find(History), outDir, atUnitPrice: true),
    ["demo"] => await DemoRun.Run(),
    ["queue"] => await QueueBench.Run(100_000),
    ["queue", "sizes"] => await QueueBench.RunSizes([10_000, 100_000, 1_000_000]),
    ["queue", "sizes", .. var sizes] => await QueueBench.RunSizes([.. sizes.Select(s => int.Parse(s, System.Globalization.CultureInfo.InvariantCulture))]),
    ["queue", var items] => await QueueBench.Run(int.Parse(items, System.Globalization.CultureInfo.InvariantCulture)),
    ["kill"] => await KillRun.Report(20, 2_000),
    ["kill", "forgetful"] => await KillRun.Report(3, 300, forgets: true),
    ["kill", var kills, var invoices] => await KillRun.Report(int.Parse(kills, System.Globalization.CultureInfo.InvariantCulture), int.Parse(invoices, System.Globalization.CultureInfo.InvariantCulture)),
    ["circuits", .. var rest] => await CircuitsRun.Run(rest),
    ["ui", .. var rest] => await ScreensRun.Run(rest),
    ["nodes", .. var rest] => await NodesRun.Run(rest),
    ["claim-worker", var server, var process, var how] => await Claims.Work(server, int.Parse(process, System.Globalization.CultureInfo.InvariantCulture), how == "careless"),
    ["schema", .. var rest] => SchemaDraft.Run(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Usage: scms OUT_DIR [unit-price]    writes orders.csv, receipts.csv, invoices.csv and units.csv for the match command");
    Console.Error.WriteLine("       schema [OUT]                 writes draft scripts of the schema from the model");
    Console.Error.WriteLine("       queue [ITEMS]                what people wait for, over 100,000 open items: medians");
    Console.Error.WriteLine("       queue sizes [N ...]          the same on SQLite at 10,000, 100,000 and 1,000,000 open items");
    Console.Error.WriteLine("       kill [KILLS INVOICES]        kills the program 20 times while 2,000 invoices come in, and counts what is lost or doubled");
    Console.Error.WriteLine("       kill forgetful               the same with an ERP that forgets its keys: succeeds when something is found wrong");
    Console.Error.WriteLine("       circuits [TABS] [starved]    opens 50 queue tabs on a built portal: memory, bytes and clicks against the budget");
    Console.Error.WriteLine("                                    starved: the budget is nothing; succeeds when that is found broken");
    Console.Error.WriteLine("       ui [PROGRAM]                 the published program in Chromium with 40 ms of network: first load, key to move, INP");
    Console.Error.WriteLine("       nodes [PART ...]             two nodes on one PostgreSQL behind nginx; parts: start claims seen next kill store rolling");
    Console.Error.WriteLine("       nodes claims careless        the same with a claim in two statements: succeeds when an item given twice is found");
    Console.Error.WriteLine("       nodes rolling hasty          nodes stop without a drain: succeeds when unanswered commands are found");
    Console.Error.WriteLine("       nodes kill forgetful         drafts or notes are taken away on purpose: succeeds when that is found");
    Console.Error.WriteLine("       demo                         loads the demonstration and compares what was meant with what was found");
    return 2;
}

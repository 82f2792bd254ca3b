using Bench;

// Every bench prints what it measured; ratios within one run are worth more than figures between machines.
switch (args.FirstOrDefault())
{
    case "load":
        await Load.Run(perSecond: Number(1, 200), TimeSpan.FromSeconds(Number(2, 20)));
        return 0;
    case "start":
        await Start.Run();
        return 0;
    case "understanding":
        Understand.Run();
        return 0;
    default:
        Console.Error.WriteLine("Choose: load [PER_SECOND] [SECONDS] | start | understanding");
        return 2;
}

int Number(int at, int otherwise) => args.Length > at ? int.Parse(args[at], System.Globalization.CultureInfo.InvariantCulture) : otherwise;

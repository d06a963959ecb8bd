import { type SpawnedMock, spawnMock } from "../spawn-mock.ts";

/** Mocks on one store, one of which is killed now and then. */
export interface Fleet {
  /** Where to send the next request: to each in turn, dead or alive. */
  url(): string;
  /** Ends one of them as `kill -9` does, and starts another in its place. */
  replace(index: number): Promise<void>;
  end(): Promise<void>;
}

export async function startFleet(size: number, ...options: string[]): Promise<Fleet> {
  const replicas = await Promise.all(Array.from({ length: size }, () => spawnMock(...options)));
  const kill = async (replica: SpawnedMock | undefined) => {
    replica?.kill();
    await replica?.ended;
  };
  let turn = 0;
  return {
    url: () => replicas[turn++ % size]?.url ?? "",
    async replace(index) {
      await kill(replicas[index]);
      replicas[index] = await spawnMock(...options);
    },
    async end() {
      await Promise.all(replicas.map(kill));
    },
  };
}

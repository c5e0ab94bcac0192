import { people } from './people.ts';
import { createPlatformClient, expectStatus } from './platform-client.ts';
import type { Platform } from './start-platform.ts';

const offering = {
  offeringId: 'fiber-500',
  name: 'Fiber 500',
  sku: 'SKU-FIBER-500',
  characteristics: [
    { name: 'bandwidthMbps', type: 'integer', min: 100, max: 1000, required: true },
    { name: 'support', type: 'enum', values: ['standard', 'premium'], required: true },
  ],
};
const priceBook = {
  priceBookId: 'standard-eur',
  currency: 'EUR',
  entries: [{ offeringId: 'fiber-500', offeringVersion: 1, recurring: '49.90', oneTime: '99.00' }],
};

/** Publishes one offering and one price book, once: a second start finds them. */
export async function seedCatalog(platform: Platform): Promise<void> {
  const catalog = createPlatformClient(platform, 'catalog', people.catalogManager);
  const seed = async (folder: string, id: string, body: unknown): Promise<void> => {
    const known = await createPlatformClient(platform, 'catalog', people.seller).get(`/${folder}/${id}`);
    if (known.status === 200) return;
    const made = expectStatus(await catalog.post(`/${folder}`, { body }), `create ${id}`, 201);
    expectStatus(await catalog.post(`/${folder}/${id}/publication`, { etag: made.etag }), `publish ${id}`, 200);
  };
  await seed('product-offerings', offering.offeringId, offering);
  await seed('price-books', priceBook.priceBookId, priceBook);
}

import type { DevelopmentIdentity } from '@stepwright/service-kit';

/** The tenant of the demonstration. */
export const demonstrationTenant = 'acme';

/** The people of the demonstration, by what they do. */
export const people: Readonly<
  Record<'catalogManager' | 'seller' | 'manager' | 'director' | 'customer' | 'operator', DevelopmentIdentity>
> = {
  catalogManager: { sub: 'carla', tenant: demonstrationTenant, roles: ['catalog-admin'] },
  seller: { sub: 'sam', tenant: demonstrationTenant, roles: ['sales'], accounts: '*' },
  manager: {
    sub: 'maria',
    tenant: demonstrationTenant,
    roles: ['approver'],
    groups: ['sales-managers'],
    accounts: '*',
  },
  director: {
    sub: 'dora',
    tenant: demonstrationTenant,
    roles: ['approver'],
    groups: ['sales-directors'],
    accounts: '*',
  },
  customer: { sub: 'chris', tenant: demonstrationTenant, roles: ['customer'], accounts: ['C-100'] },
  operator: { sub: 'olga', tenant: demonstrationTenant, roles: ['operator'], accounts: '*' },
};

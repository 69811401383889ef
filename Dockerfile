FROM node:24-slim

WORKDIR /app
ENV NODE_ENV=production

# The image brings its own node, so no package needs to run an install script.
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund && npm cache clean --force

COPY src ./src
COPY jobs ./jobs

# Only the folder of the embedded database can be written to.
RUN mkdir data && chown node:node data
USER node
VOLUME /app/data

# Within a container only the network between containers, or a published port, leads here.
ENV DATA_DIR=/app/data WEB_HOST=0.0.0.0 WEB_PORT=8420
EXPOSE 8420

HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=3 \
	CMD ["node", "-e", "fetch('http://127.0.0.1:8420/readyz').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]

# Docker ends us with SIGTERM, on which running jobs are finished.
STOPSIGNAL SIGTERM
CMD ["node", "src/cli.ts", "start"]

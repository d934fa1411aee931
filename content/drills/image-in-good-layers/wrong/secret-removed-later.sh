# fails: no-secrets
# near miss: the file is hidden, and still lies in the layer below
cd board
cat > Dockerfile <<'Y'
FROM busybox:1.36
WORKDIR /src
COPY setup.sh tools.txt secrets.env ./
RUN sh setup.sh
RUN rm secrets.env
COPY www /www
USER 1000
CMD ["httpd", "-f", "-p", "8080", "-h", "/www"]
Y
docker build -t registry.test/board:1.0 .
docker push registry.test/board:1.0
kubectl create deployment board -n harbour --image=registry.test/board:1.0 --replicas=2
kubectl rollout status deployment/board -n harbour --timeout=60s

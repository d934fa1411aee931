Databases: what they want before they start, and what they keep. Source: the images' documentation ("Environment
Variables"), MySQL and PostgreSQL reference manuals (error messages), Redis commands.

  $ kubectl run db --image=mysql:8.4
  pod/db created
  $ advance 5s
  $ kubectl logs db | tail -4
      You need to specify one of the following as an environment variable:
      - MYSQL_ROOT_PASSWORD
      - MYSQL_ALLOW_EMPTY_PASSWORD
      - MYSQL_RANDOM_ROOT_PASSWORD
  $ kubectl get pod db -o jsonpath='{.status.containerStatuses[0].lastState.terminated.exitCode}{"\n"}'; kubectl delete pod db --now
  1
  pod "db" deleted from default namespace
  $ cat > db.yaml <<'Y'
  > apiVersion: v1
  > kind: PersistentVolumeClaim
  > metadata: {name: rows}
  > spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
  > ---
  > apiVersion: v1
  > kind: Pod
  > metadata: {name: db, labels: {app: db}}
  > spec:
  >   containers:
  >   - name: mysql
  >     image: mysql:8.4
  >     env: [{name: MYSQL_ROOT_PASSWORD, value: first}, {name: MYSQL_DATABASE, value: shop}]
  >     readinessProbe: {exec: {command: [mysqladmin, ping, -h, 127.0.0.1]}}
  >     volumeMounts: [{name: data, mountPath: /var/lib/mysql}]
  >   volumes: [{name: data, persistentVolumeClaim: {claimName: rows}}]
  > Y
  $ kubectl apply -f db.yaml
  persistentvolumeclaim/rows created
  pod/db created
  $ kubectl wait --for=condition=Ready pod/db --timeout=60s
  pod/db condition met
  $ kubectl exec db -- mysql -uroot -pfirst shop -e "create table t (id int auto_increment primary key, name varchar(9)); insert into t (name) values ('apple'), ('pear'); select * from t"
  id	name
  1	apple
  2	pear
  ! mysql: [Warning] Using a password on the command line interface can be insecure.
  $ kubectl delete pod db --now; sed -i 's/first/second/' db.yaml; kubectl apply -f db.yaml
  pod "db" deleted from default namespace
  persistentvolumeclaim/rows unchanged
  pod/db created
  $ kubectl wait --for=condition=Ready pod/db --timeout=60s
  pod/db condition met
The variables are for the first start only: the volume has its password.
  $ kubectl exec db -- mysql -uroot -psecond -e 'show databases' 2>&1 | tail -1
  command terminated with exit code 1
  $ kubectl exec db -- mysql -uroot -pfirst -Ne 'select name from shop.t' 2>/dev/null
  apple
  pear
  $ kubectl expose pod db --port=3306
  service/db exposed
  $ kubectl run client --image=mysql:8.4 --command -- sleep 3600
  pod/client created
  $ settle
  $ kubectl exec client -- sh -c 'MYSQL_PWD=first mysql -h db -Ne "select count(*) from shop.t"'
  2
  $ kubectl run pg --image=postgres:16
  pod/pg created
  $ advance 5s
  $ kubectl logs pg | head -2
  Error: Database is uninitialized and superuser password is not specified.
         You must specify POSTGRES_PASSWORD to a non-empty value for the
  $ kubectl delete pod pg --now; kubectl run pg --image=postgres:16 --env=POSTGRES_PASSWORD=pw
  pod "pg" deleted from default namespace
  pod/pg created
  $ advance 6s
  $ kubectl exec pg -- psql -U postgres -c 'create table t (id int)' -c 'insert into t values (1), (2)' -c 'select * from t'
  CREATE TABLE
  INSERT 0 2
   id 
  ----
    1
    2
  (2 rows)
  
  $ kubectl run cache --image=redis:7 --port=6379 --expose
  service/cache created
  pod/cache created
  $ kubectl run cli --image=redis:7 --command -- sleep 3600
  pod/cli created
  $ settle
  $ kubectl exec cli -- sh -c 'redis-cli -h cache set hits 41; redis-cli -h cache incr hits; redis-cli -h cache get hits'
  OK
  42
  42

Names of Services and Pods. Source: kubernetes.io "DNS for Services and Pods"; the Kubernetes DNS-Based Service
Discovery specification; CoreDNS' kubernetes plugin.

  $ cat <<E | kubectl apply -f -
  > apiVersion: v1
  > kind: Service
  > metadata: {name: db}
  > spec: {clusterIP: None, selector: {app: db}, ports: [{name: sql, port: 5432}]}
  > ---
  > apiVersion: apps/v1
  > kind: StatefulSet
  > metadata: {name: db}
  > spec:
  >   serviceName: db
  >   replicas: 2
  >   selector: {matchLabels: {app: db}}
  >   template:
  >     metadata: {labels: {app: db}}
  >     spec: {containers: [{name: db, image: "nginx:1.27"}]}
  > ---
  > apiVersion: v1
  > kind: Service
  > metadata: {name: web}
  > spec: {clusterIP: 10.96.50.5, selector: {app: db}, ports: [{name: http, port: 80}, {name: alt, port: 8080, targetPort: 80}]}
  > E
  service/db created
  statefulset.apps/db created
  service/web created
  $ kubectl run client --image=busybox:1.36 -- sleep 3600
  pod/client created
  $ settle
  $ cat > ask.sh <<'E'
  > kubectl exec client -- nslookup "$@" 2>&1 | sed -n '3,$p' | grep -v '^$' | sed 's/10\.244\.[0-9.]*/POD/'
  > E
A Service with a cluster IP: its address, ports as SRV records, and the way back.
  $ bash ask.sh web.default.svc.cluster.local
  Name:  web.default.svc.cluster.local
  Address: <svc-ip>
  $ bash ask.sh -type=srv _http._tcp.web.default.svc.cluster.local
  _http._tcp.web.default.svc.cluster.local  service = 0 100 80 web.default.svc.cluster.local
  $ bash ask.sh -type=srv _http._udp.web.default.svc.cluster.local
  ** server can't find _http._udp.web.default.svc.cluster.local: NXDOMAIN
  command terminated with exit code 1
  $ bash ask.sh 10.96.50.5
  5.50.96.10.in-addr.arpa  name = web.default.svc.cluster.local.
  $ bash ask.sh -type=aaaa web.default.svc.cluster.local
  *** Can't find web.default.svc.cluster.local: No answer
A headless Service: the addresses of its ready Pods, each of which has a name of its own.
  $ bash ask.sh db.default.svc.cluster.local
  Name:  db.default.svc.cluster.local
  Address: POD
  Name:  db.default.svc.cluster.local
  Address: POD
  $ bash ask.sh db-1.db.default.svc.cluster.local
  Name:  db-1.db.default.svc.cluster.local
  Address: POD
  $ bash ask.sh db-2.db.default.svc.cluster.local
  ** server can't find db-2.db.default.svc.cluster.local: NXDOMAIN
  ** server can't find db-2.db.default.svc.cluster.local: NXDOMAIN
  command terminated with exit code 1
  $ bash ask.sh -type=srv db.default.svc.cluster.local | sort
  db.default.svc.cluster.local  service = 0 50 5432 db-0.db.default.svc.cluster.local
  db.default.svc.cluster.local  service = 0 50 5432 db-1.db.default.svc.cluster.local
  $ bash ask.sh $(kubectl get pod db-0 -o jsonpath='{.status.podIP}') | sed 's/^[0-9.]*/ADDRESS/'
  ADDRESSin-addr.arpa  name = db-0.db.default.svc.cluster.local.
  $ kubectl exec db-0 -- hostname -f
  db-0.db.default.svc.cluster.local
Addresses in a name: any, as kubeadm has `pods insecure`; but only in a namespace that there is.
  $ bash ask.sh 10-96-1-2.default.pod.cluster.local
  Name:  10-96-1-2.default.pod.cluster.local
  Address: <svc-ip>
  $ bash ask.sh 10-96-1-2.nowhere.pod.cluster.local
  ** server can't find 10-96-1-2.nowhere.pod.cluster.local: NXDOMAIN
  ** server can't find 10-96-1-2.nowhere.pod.cluster.local: NXDOMAIN
  command terminated with exit code 1
  $ bash ask.sh web.nowhere.svc.cluster.local
  ** server can't find web.nowhere.svc.cluster.local: NXDOMAIN
  ** server can't find web.nowhere.svc.cluster.local: NXDOMAIN
  command terminated with exit code 1
A Pod that is not ready has no name, and a headless Service without ready Pods neither, unless it publishes them.
  $ kubectl scale statefulset db --replicas=0; sleep 40
  statefulset.apps/db scaled
  $ bash ask.sh db.default.svc.cluster.local
  ** server can't find db.default.svc.cluster.local: NXDOMAIN
  ** server can't find db.default.svc.cluster.local: NXDOMAIN
  command terminated with exit code 1
  $ bash ask.sh web.default.svc.cluster.local
  Name:  web.default.svc.cluster.local
  Address: <svc-ip>
  $ bash ask.sh default.svc.cluster.local

A name server of one's own in the cluster, and a stub domain that leads to it; the cluster's domain under another name.
Source: kubernetes.io "Customizing DNS Service" (Configuration of Stub-domain and upstream nameserver using CoreDNS).

  $ cat <<'E' | kubectl apply -f -
  > apiVersion: v1
  > kind: ConfigMap
  > metadata: {name: office}
  > data:
  >   Corefile: |
  >     office.test:5353 {
  >         hosts {
  >             198.51.100.4 printer.office.test
  >             198.51.100.5 files.office.test files2.office.test
  >         }
  >         log
  >     }
  > ---
  > apiVersion: v1
  > kind: Pod
  > metadata: {name: office, labels: {app: office}}
  > spec:
  >   containers: [{name: dns, image: "registry.k8s.io/coredns/coredns:v1.14.1", args: [-conf, /etc/coredns/Corefile], volumeMounts: [{name: c, mountPath: /etc/coredns}]}]
  >   volumes: [{name: c, configMap: {name: office}}]
  > ---
  > apiVersion: v1
  > kind: Service
  > metadata: {name: office}
  > spec: {clusterIP: 10.96.60.6, selector: {app: office}, ports: [{name: dns, port: 53, protocol: UDP, targetPort: 5353}]}
  > E
  configmap/office created
  pod/office created
  service/office created
  $ kubectl run client --image=busybox:1.36 -- sleep 3600
  pod/client created
  $ settle
  $ kubectl logs office
  office.test.:5353
  CoreDNS-1.14.1
  linux/amd64, go1.25.6, 1db4568
  $ kubectl exec client -- nslookup -type=a printer.office.test 10.96.60.6 | tail -3 | grep Address
  Address: 198.51.100.4
  $ kubectl exec client -- nslookup -type=a example.com 10.96.60.6
  Server:  <svc-ip>
  Address:  <svc-ip>:53
  
  ** server can't find example.com: REFUSED
  
  ! command terminated with exit code 1
  [1]
The cluster's name server sends questions about that domain on.
  $ kubectl -n kube-system get cm coredns -o json | jq '.data.Corefile += "office.test:53 {\n    errors\n    forward . 10.96.60.6\n}\n"' | kubectl replace -f -
  configmap/coredns replaced
  $ kubectl -n kube-system rollout restart deployment coredns; kubectl -n kube-system rollout status deployment coredns --timeout=100s | tail -1
  deployment.apps/coredns restarted
  deployment "coredns" successfully rolled out
  $ kubectl exec client -- nslookup -type=a files2.office.test | tail -3 | grep Address
  Address: 198.51.100.5
  $ kubectl exec client -- nslookup -type=a nothing.office.test | grep -v '^$' | tail -1
  ** server can't find nothing.office.test: SERVFAIL
  ! command terminated with exit code 1
Nobody there: a failure of the server, not a name that does not exist.
  $ kubectl delete pod office --now > /dev/null; sleep 2
  $ kubectl exec client -- nslookup -type=a printer.office.test | grep -v '^$' | tail -1
  ** server can't find printer.office.test: SERVFAIL
  ! command terminated with exit code 1
The plugin kubernetes answers for the zone that it is told; what Pods search for is the kubelet's business.
  $ kubectl -n kube-system get cm coredns -o yaml | sed 's/kubernetes cluster.local/kubernetes cluster.example/' | kubectl replace -f -
  configmap/coredns replaced
  $ kubectl -n kube-system rollout restart deployment coredns; kubectl -n kube-system rollout status deployment coredns --timeout=100s | tail -1
  deployment.apps/coredns restarted
  deployment "coredns" successfully rolled out
  $ kubectl exec client -- nslookup -type=a kubernetes.default.svc.cluster.local | grep -v '^$' | tail -1
  ** server can't find kubernetes.default.svc.cluster.local: NXDOMAIN
  ! command terminated with exit code 1
  $ kubectl exec client -- nslookup -type=a kubernetes.default.svc.cluster.example | grep -v '^$' | tail -1
  Address: 10.96.0.1

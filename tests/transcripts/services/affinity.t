sessionAffinity: a client keeps its backend until it has not come for timeoutSeconds. Source: kubernetes.io "Virtual IPs
and Service Proxies" (session affinity); pkg/proxy/iptables: `recent --rcheck --seconds`.

  $ kubectl create deployment web --image=nginx:1.27 --replicas=6 > /dev/null; kubectl run client --image=busybox:1.36 -- sleep 3600
  pod/client created
  $ cat <<E | kubectl apply -f -
  > apiVersion: v1
  > kind: Service
  > metadata: {name: web}
  > spec:
  >   selector: {app: web}
  >   ports: [{port: 80}]
  >   sessionAffinity: ClientIP
  >   sessionAffinityConfig: {clientIP: {timeoutSeconds: 60}}
  > E
  service/web created
  $ settle
  $ for p in $(kubectl get pods -l app=web -o name | cut -d/ -f2); do kubectl exec $p -- sh -c 'hostname > /usr/share/nginx/html/index.html'; done
  $ kubectl exec client -- sh -c 'for i in $(seq 1 20); do wget -qO- web; done' | sort -u | wc -l
  1
  $ kubectl exec client -- wget -qO- web > first; sleep 50; kubectl exec client -- wget -qO- web > second; diff first second && echo same
  same
Each visit begins the time anew.
  $ sleep 50; kubectl exec client -- wget -qO- web > third; diff first third && echo same
  same
Later it may be another one: of six, some time it is.
  $ sleep 70; kubectl exec client -- wget -qO- web > 1
  $ sleep 70; kubectl exec client -- wget -qO- web > 2
  $ sleep 70; kubectl exec client -- wget -qO- web > 3
  $ cat first 1 2 3 | sort -u | wc -l | sed 's/[234]/more than one/'
  more than one
Without it, all answer.
  $ kubectl patch svc web -p '{"spec":{"sessionAffinity":"None","sessionAffinityConfig":null}}'
  service/web patched
  $ kubectl exec client -- sh -c 'for i in $(seq 1 60); do wget -qO- web; done' | sort -u | wc -l
  6

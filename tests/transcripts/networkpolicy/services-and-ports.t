A policy is asked for the pod and the port behind a Service, never for the Service. Source: Kubernetes' documentation
of network policies and of virtual IPs; ports by name in the API's reference.

  $ kubectl run web --image=nginx --labels=app=web --dry-run=client -o yaml --port=80 | sed 's/- containerPort: 80/- {containerPort: 80, name: http}/' | kubectl apply -f -
  pod/web created
  $ kubectl expose pod web --port=8080 --target-port=http
  service/web exposed
  $ kubectl run client --image=busybox:1.36 -- sleep 1d
  pod/client created
  $ cat > policy.sh <<'E'
  > kubectl apply -f - <<Y
  > apiVersion: networking.k8s.io/v1
  > kind: NetworkPolicy
  > metadata: {name: web}
  > spec: {podSelector: {matchLabels: {app: web}}, ingress: [{ports: [$1]}]}
  > Y
  > kubectl exec client -- wget -qO /dev/null -T 2 web:8080 && echo open
  > E
  $ settle
  $ bash policy.sh '{port: 8080}'
  networkpolicy.networking.k8s.io/web created
  ! wget: download timed out
  ! command terminated with exit code 1
  [1]
  $ bash policy.sh '{port: 80}'
  networkpolicy.networking.k8s.io/web configured
  open
  $ bash policy.sh '{port: http}'
  networkpolicy.networking.k8s.io/web configured
  open
  $ bash policy.sh '{port: https}'
  networkpolicy.networking.k8s.io/web configured
  ! wget: download timed out
  ! command terminated with exit code 1
  [1]
  $ bash policy.sh '{port: 1, endPort: 1024}'
  networkpolicy.networking.k8s.io/web configured
  open
  $ bash policy.sh '{port: 80, protocol: UDP}'
  networkpolicy.networking.k8s.io/web configured
  ! wget: download timed out
  ! command terminated with exit code 1
  [1]

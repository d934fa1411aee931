What images have and lack, and how more is installed. Source: the images' own lists of packages; apt-get(8), apk(8).

  $ for i in debian alpine busybox:1.36 nginx:1.27; do kubectl run ${i%%:*} --image=$i -- sleep 3600; done
  pod/debian created
  pod/alpine created
  pod/busybox created
  pod/nginx created
  $ settle
  $ kubectl exec debian -- sh -c '. /etc/os-release; echo $ID; which ps ping curl'
  debian
  ! command terminated with exit code 1
  [1]
  $ kubectl exec alpine -- sh -c '. /etc/os-release; echo $ID; ls -l /bin/ls | cut -d" " -f1'
  alpine
  lrwxrwxrwx
  $ kubectl exec nginx -- sh -c 'echo $NGINX_VERSION; which curl'
  1.27.5
  /usr/bin/curl
  $ kubectl exec debian -- bash -c 'echo $((6*7)); type awk'
  42
  awk is /usr/bin/awk
  $ kubectl exec busybox -- bash 2>&1 | grep -o 'exec: "bash".*'
  exec: "bash": executable file not found in $PATH
  $ kubectl exec debian -- apt-get install -y procps 2>&1 | tail -2
  E: Unable to locate package procps
  command terminated with exit code 100
  $ kubectl exec debian -- sh -c 'apt-get update >/dev/null && apt-get install -y procps >/dev/null && which ps'
  /usr/bin/ps
  $ kubectl exec alpine -- apk add --no-cache jq | tail -1
  OK: 8 MiB in 16 packages
  $ kubectl exec alpine -- jq -n '1+1'
  2
Without a way out there are no packages.
  $ kubectl apply -f - <<'Y'
  > apiVersion: networking.k8s.io/v1
  > kind: NetworkPolicy
  > metadata: {name: closed}
  > spec: {podSelector: {matchLabels: {run: alpine}}, policyTypes: [Egress]}
  > Y
  networkpolicy.networking.k8s.io/closed created
  $ kubectl exec alpine -- apk add curl 2>&1 | grep -c 'DNS: transient error'
  2
  $ kubectl run shared --image=busybox:1.36 --restart=Never -- sh -c 'mkdir /x; cp /bin/busybox /x/tool; cd /x; ln -s tool echo; ./echo from a copy'
  pod/shared created
  $ settle
  $ kubectl logs shared
  from a copy

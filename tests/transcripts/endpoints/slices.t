How endpoints come into slices, and for whom they are. Source: k8s.io/endpointslice (reconciler.go, trafficdist),
pkg/controller/endpoint, pkg/apis/{core,discovery}/validation.

  $ kubectl label node worker-1 topology.kubernetes.io/zone=a > /dev/null; kubectl label node worker-2 topology.kubernetes.io/zone=b > /dev/null
  $ kubectl create deployment web --image=nginx:1.27 --replicas=2 > /dev/null; kubectl expose deployment web --port=80
  service/web exposed
  $ settle
  $ cat > hints.sh <<'E'
  > kubectl get endpointslices -l kubernetes.io/service-name=web -o jsonpath='{range .items[*].endpoints[*]}{.zone} {.hints}{"\n"}{end}' | sort
  > E
  $ bash hints.sh
  a
  b
  $ kubectl patch svc web -p '{"spec":{"trafficDistribution":"PreferClose"}}'
  service/web patched
  ! Warning: spec.trafficDistribution: "PreferClose" is deprecated; use "PreferSameZone"
  $ settle
  $ bash hints.sh
  a {"forZones":[{"name":"a"}]}
  b {"forZones":[{"name":"b"}]}
  $ kubectl patch svc web -p '{"spec":{"trafficDistribution":"PreferSameNode"}}'
  service/web patched
  $ settle
  $ bash hints.sh | sed 's/worker-[12]/NODE/'
  a {"forNodes":[{"name":"NODE"}],"forZones":[{"name":"a"}]}
  b {"forNodes":[{"name":"NODE"}],"forZones":[{"name":"b"}]}
  $ kubectl patch svc web -p '{"spec":{"trafficDistribution":"PreferNear"}}'
  ! The Service "web" is invalid: spec.trafficDistribution: Unsupported value: "PreferNear": supported values: "PreferClose", "PreferSameNode", "PreferSameZone"
  [1]
  $ kubectl scale deployment web --replicas=105
  deployment.apps/web scaled
  $ advance 60s
  $ kubectl get endpointslices -l kubernetes.io/service-name=web -o json | grep -c '"uid"'
  109
  $ kubectl get endpointslices -l kubernetes.io/service-name=web --no-headers | wc -l
  2
  $ kubectl get endpointslices -l kubernetes.io/service-name=web -o jsonpath='{.items[0].metadata.annotations}{"\n"}' | cut -c1-55
  {"endpoints.kubernetes.io/last-change-trigger-time":"20
  $ cat <<E | kubectl apply -f -
  > apiVersion: v1
  > kind: Endpoints
  > metadata: {name: outside}
  > subsets: [{addresses: [{ip: 127.0.0.1}], ports: [{port: 0}]}]
  > E
  ! Warning: v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice
  ! The Endpoints "outside" is invalid:
  ! * subsets[0].addresses[0].ip: Invalid value: "127.0.0.1": may not be in the loopback range (127.0.0.0/8, ::1/128)
  ! * subsets[0].ports[0].port: Invalid value: 0: must be between 1 and 65535, inclusive
  [1]
  $ cat <<E | kubectl apply -f -
  > apiVersion: discovery.k8s.io/v1
  > kind: EndpointSlice
  > metadata: {name: outside}
  > addressType: IPv4
  > endpoints: [{addresses: [0.0.0.0]}, {addresses: []}]
  > E
  ! The EndpointSlice "outside" is invalid:
  ! * endpoints[0].addresses[0]: Invalid value: "0.0.0.0": may not be unspecified (0.0.0.0)
  ! * endpoints[1].addresses: Required value: must contain at least 1 address
  [1]

What a container has printed, what it is, and commands in it, past the API. Source: kubernetes-sigs/cri-tools,
docs/crictl.md; cmd/crictl/{logs,exec,container}.go.

  $ kubectl run web --image=nginx:1.27 --overrides='{"spec":{"nodeName":"worker-1"}}'
  pod/web created
  $ kubectl run bad --image=busybox:1.36 --overrides='{"spec":{"nodeName":"worker-1"}}' -- sh -c 'echo up; echo no >&2; sleep 3; exit 3'
  pod/bad created
  $ kubectl create configmap empty; kubectl run vol --image=busybox:1.36 --labels=app=vol --overrides='{"spec":{"nodeName":"worker-1","containers":[{"name":"c","image":"busybox:1.36","command":["sleep","1000"],"env":[{"name":"A","value":"b"}],"volumeMounts":[{"name":"v","mountPath":"/v","readOnly":true}]}],"volumes":[{"name":"v","configMap":{"name":"empty"}}]}}'
  configmap/empty created
  pod/vol created
  $ sleep 12
  $ ssh worker-1
  $ echo $(crictl ps -q --name web) > id
  $ crictl logs --tail 2 $(cat id)
  ! 2026/11/20 10:00:01 [notice] 1#1: getrlimit(RLIMIT_NOFILE): 1048576:1048576
  ! 2026/11/20 10:00:01 [notice] 1#1: start worker processes
  $ crictl logs -t --tail 1 $(cat id) | cut -c1-20
  ! 2026-11-20T10:00:01.106000000Z 2026/11/20 10:00:01 [notice] 1#1: start worker processes
  $ crictl logs --since 1s $(cat id)
  $ echo $(crictl ps -aq --name bad --latest) > bad
  $ crictl logs $(cat bad)
  up
  ! no
  $ crictl logs -p $(cat bad) 2>/dev/null
  [1]
  $ crictl logs -p $(cat id)
  ! FATA[0000] previous terminated container web not found  
  [1]
  $ crictl logs nothing
  ! E1120 10:00:12.400000    1224 log.go:32] "ContainerStatus from runtime service failed" err="rpc error: code = NotFound desc = an error occurred when try to find container \"nothing\": not found" containerID="nothing"
  ! FATA[0000] rpc error: code = NotFound desc = an error occurred when try to find container "nothing": not found 
  [1]
  $ crictl logs
  ! FATA[0000] ID cannot be empty                           
  [1]
  $ crictl exec $(cat id) nginx -v
  ! nginx version: nginx/1.27.5
  $ crictl exec $(cat id) cat /etc/hostname
  web
  $ echo hello | crictl exec -i $(cat id) tr a-z A-Z
  HELLO
  $ crictl exec $(cat id) sh -c 'exit 4'
  ! FATA[0000] execing command in container: command terminated with exit code 4 
  [1]
  $ crictl exec $(cat id) nosuch
  ! FATA[0000] execing command in container: Internal error occurred: error executing command in container: failed to exec in container: failed to start exec "eacd85e5e80a123706bf861bf46d7f34bc42c859d87bfb8adf4c1dfd43be02dc": OCI runtime exec failed: exec failed: unable to start container process: exec: "nosuch": executable file not found in $PATH 
  [1]
  $ crictl exec $(cat bad) ls
  ! FATA[0000] execing command in container: rpc error: code = Unknown desc = container is in CONTAINER_EXITED state 
  [1]
  $ echo $(crictl ps -q --name '^c$') > vol
  $ crictl inspect $(cat vol) | jq '.status | {state, metadata, labels, logPath, mounts}'
  {
    "state": "CONTAINER_RUNNING",
    "metadata": {
      "attempt": 0,
      "name": "c"
    },
    "labels": {
      "io.kubernetes.container.name": "c",
      "io.kubernetes.pod.name": "vol",
      "io.kubernetes.pod.namespace": "default",
      "io.kubernetes.pod.uid": "f3d1c7c1-1cdb-416c-92ad-afb6893017bc"
    },
    "logPath": "/var/log/pods/default_vol_f3d1c7c1-1cdb-416c-92ad-afb6893017bc/c/0.log",
    "mounts": [
      {
        "containerPath": "/v",
        "gidMappings": [],
        "hostPath": "/var/lib/kubelet/pods/f3d1c7c1-1cdb-416c-92ad-afb6893017bc/volumes/kubernetes.io~configmap/v",
        "image": null,
        "propagation": "PROPAGATION_PRIVATE",
        "readonly": true,
        "recursiveReadOnly": false,
        "selinuxRelabel": false,
        "uidMappings": []
      },
      {
        "containerPath": "/var/run/secrets/kubernetes.io/serviceaccount",
        "gidMappings": [],
        "hostPath": "/var/lib/kubelet/pods/f3d1c7c1-1cdb-416c-92ad-afb6893017bc/volumes/kubernetes.io~projected/kube-api-access-h577v",
        "image": null,
        "propagation": "PROPAGATION_PRIVATE",
        "readonly": true,
        "recursiveReadOnly": false,
        "selinuxRelabel": false,
        "uidMappings": []
      }
    ]
  }
  $ crictl inspect $(cat vol) | jq '.info.runtimeSpec.process.args, (.info.runtimeSpec.process.env | map(select(startswith("A="))))'
  [
    "sleep",
    "1000"
  ]
  [
    "A=b"
  ]
  $ crictl inspect -o go-template --template '{{.status.state}} {{.status.metadata.name}}' $(cat vol)
  CONTAINER_RUNNING c
  $ crictl inspect -o yaml -q $(cat id) | head -4
  status:
    annotations:
      io.kubernetes.container.restartCount: "0"
      io.kubernetes.container.terminationMessagePath: /dev/termination-log
  $ crictl inspect -o table $(cat id)
  ! FATA[0000] unsupported format: "table"                  
  [1]
  $ crictl inspect --name web -q | jq -r .status.image.userSpecifiedImage
  docker.io/library/nginx:1.27
  $ crictl inspect --name nobody
  ! ERRO[0000] No IDs provided or nothing found per filter  
  $ crictl inspectp --name vol | jq '.status | {state, metadata, labels, network}'
  {
    "state": "SANDBOX_READY",
    "metadata": {
      "attempt": 0,
      "name": "vol",
      "namespace": "default",
      "uid": "f3d1c7c1-1cdb-416c-92ad-afb6893017bc"
    },
    "labels": {
      "app": "vol",
      "io.kubernetes.pod.name": "vol",
      "io.kubernetes.pod.namespace": "default",
      "io.kubernetes.pod.uid": "f3d1c7c1-1cdb-416c-92ad-afb6893017bc"
    },
    "network": {
      "additionalIps": [],
      "ip": "10.244.1.5"
    }
  }
  $ crictl inspecti nginx:1.27 | jq '.status | {repoTags, pinned}'
  {
    "repoTags": [
      "docker.io/library/nginx:1.27"
    ],
    "pinned": false
  }
  $ crictl inspecti nothing
  ! FATA[0000] no such image "nothing" present              
  [1]

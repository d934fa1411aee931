What crictl stops and removes behind the kubelet's back, the kubelet makes anew. Source: kubernetes-sigs/cri-tools,
docs/crictl.md; pkg/kubelet/kuberuntime (computePodActions), CRI's StopContainer, RemoveContainer, StopPodSandbox.

  $ kubectl create deployment web --image=nginx:1.27
  deployment.apps/web created
  $ kubectl patch deployment web --type=json -p '[{"op":"add","path":"/spec/template/spec/nodeName","value":"worker-1"}]'
  deployment.apps/web patched
  $ sleep 15
  $ ssh worker-1
  $ echo $(crictl ps -q --name nginx) > id
  $ crictl rm $(cat id)
  ! FATA[0000] container "9fbb8962414633a8e86d052a49360d13f5ea0dae83c2608ba07ca7a91b722885" is running, please stop it first 
  [1]
  $ crictl stop $(cat id) | cut -c1-13
  9fbb896241463
  $ sleep 5; crictl ps -a --name nginx
  CONTAINER           IMAGE               CREATED             STATE               NAME                ATTEMPT             POD ID              POD                    NAMESPACE
  5b9a374a03559       9686dbdb4692f       5 seconds ago       Running             nginx               1                   967a6180a97f2       web-5c847b4f57-5qsl6   default
  9fbb896241463       9686dbdb4692f       18 seconds ago      Exited              nginx               0                   967a6180a97f2       web-5c847b4f57-5qsl6   default
  $ crictl inspect $(cat id) | jq '.status | {state, exitCode, reason}'
  {
    "state": "CONTAINER_EXITED",
    "exitCode": 137,
    "reason": "Error"
  }
  $ crictl rm $(cat id) | cut -c1-13; crictl ps -a --name nginx -o json | jq -r '.containers[].state'
  9fbb896241463
  CONTAINER_RUNNING
  $ crictl stop -t 10 $(crictl ps -q --name nginx) | cut -c1-13; crictl ps -a --name nginx -o json | jq -r '.containers[] | select(.state == "CONTAINER_EXITED") | .id' | xargs crictl inspect -q | jq .status.exitCode
  5b9a374a03559
  0
  $ sleep 30; crictl stopp $(crictl pods -q --name web) | cut -d' ' -f1,2
  Stopped sandbox
  $ sleep 5; crictl pods --name web
  POD ID              CREATED             STATE               NAME                   NAMESPACE           ATTEMPT             RUNTIME
  7423a04a17c1d       4 seconds ago       Ready               web-5c847b4f57-5qsl6   default             1                   (default)
  $ crictl rmp $(crictl pods -q --name web --state ready) 2>&1 | cut -c1-24
  FATA[0000] pod "7423a04a
  $ crictl rmp -f $(crictl pods -q --name web) | cut -d' ' -f1,2; sleep 5; crictl pods --name web | tail -1 | awk '{print $(NF-1)}'
  Stopped sandbox
  Removed sandbox
  2
  $ crictl rm nothing
  ! E1120 10:01:00.800000    1252 log.go:32] "ContainerStatus from runtime service failed" err="rpc error: code = NotFound desc = an error occurred when try to find container \"nothing\": not found" containerID="nothing"
  ! FATA[0000] getting container status "nothing": rpc error: code = NotFound desc = an error occurred when try to find container "nothing": not found 
  [1]
  $ crictl rmp nothing
  ! E1120 10:01:00.800000    1253 log.go:32] "PodSandboxStatus from runtime service failed" err="rpc error: code = NotFound desc = an error occurred when try to find sandbox: not found" podSandboxID="nothing"
  ! FATA[0000] getting sandbox status of pod "nothing": rpc error: code = NotFound desc = an error occurred when try to find sandbox: not found 
  [1]
  $ crictl inspect nothing
  ! E1120 10:01:00.800000    1254 log.go:32] "ContainerStatus from runtime service failed" err="rpc error: code = NotFound desc = an error occurred when try to find container \"nothing\": not found" containerID="nothing"
  ! FATA[0000] get the status of containers: get container status: rpc error: code = NotFound desc = an error occurred when try to find container "nothing": not found 
  [1]
  $ crictl stop
  ! FATA[0000] you must specify at least one CONTAINER-ID or use --all 
  [1]
  $ crictl pull busybox:1.35
  Image is up to date for sha256:39b196687fb6d757438aa6b4dd711ecf378c695f54556242c825cff88dd859a6
  $ crictl pull nginx:doesnotexist
  ! E1120 10:01:01.600000    1257 log.go:32] "PullImage from image service failed" err="rpc error: code = NotFound desc = failed to pull and unpack image \"docker.io/library/nginx:doesnotexist\": failed to resolve image: docker.io/library/nginx:doesnotexist: not found" image="nginx:doesnotexist"
  ! FATA[0000] pulling image: rpc error: code = NotFound desc = failed to pull and unpack image "docker.io/library/nginx:doesnotexist": failed to resolve image: docker.io/library/nginx:doesnotexist: not found 
  [1]
  $ crictl rmi busybox:1.35 nothing
  Deleted: docker.io/library/busybox:1.35
  ! ERRO[0000] no such image nothing                        
  ! FATA[0000] unable to remove the image(s)                
  [1]
  $ crictl rmi -q
  ! INFO[0000] No images to remove                          
  $ crictl pull alpine:3.20; crictl rmi --prune; crictl images -q | wc -l
  Image is up to date for sha256:6f349bd419fd499e3ac68b8a15fefb181bf673899b166b20e6c7a01cbbddf694
  Deleted: docker.io/library/alpine:3.20
  4
  $ exit
  ! logout
  ! Connection to worker-1 closed.
  $ kubectl get pods; kubectl get events -o custom-columns=REASON:.reason,MESSAGE:.message | grep -i sandbox
  NAME                   READY   STATUS    RESTARTS     AGE
  web-5c847b4f57-5qsl6   1/1     Running   4 (7s ago)   62s
  SandboxChanged      Pod sandbox changed, it will be killed and re-created.

Names of releases: in use, wrong, made up; and words that helm does not know.
Source: https://helm.sh/docs/helm/helm_install/; helm/helm pkg/action/install.go, pkg/chart/v2/util/validate_name.go (v4.2.4).

  $ helm create app
  Creating app
  $ helm install one app
  NAME: one
  LAST DEPLOYED: Fri Nov 20 10:00:00 2026
  NAMESPACE: default
  STATUS: deployed
  REVISION: 1
  DESCRIPTION: Install complete
  NOTES:
  From your machine:
  
    kubectl --namespace default port-forward service/one-app 8080:80
  $ helm install one app
  ! level=ERROR msg="release name check failed" error="cannot reuse a name that is still in use"
  ! Error: INSTALLATION FAILED: release name check failed: cannot reuse a name that is still in use
  [1]
  $ helm install one app -n other
  ! Error: INSTALLATION FAILED: create: failed to create: namespaces "other" not found
  [1]
  $ helm install one app -n other --create-namespace
  NAME: one
  LAST DEPLOYED: Fri Nov 20 10:00:00 2026
  NAMESPACE: other
  STATUS: deployed
  REVISION: 1
  DESCRIPTION: Install complete
  NOTES:
  From your machine:
  
    kubectl --namespace other port-forward service/one-app 8080:80
  $ helm install Web_1 app
  ! level=ERROR msg="release name check failed" error="release name \"Web_1\": invalid release name, must match regex ^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$ and the length must not be longer than 53"
  ! Error: INSTALLATION FAILED: release name check failed: release name "Web_1": invalid release name, must match regex ^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$ and the length must not be longer than 53
  [1]
  $ helm install app
  ! Error: INSTALLATION FAILED: must either provide a name or specify --generate-name
  [1]
  $ helm install app --generate-name | sed -n 's/^STATUS/status/p'
  status: deployed
  $ helm install app --name-template '{{ "My App" | kebabcase }}' | head -1
  NAME: my-app
  $ helm install two three four
  ! Error: INSTALLATION FAILED: expected at most two arguments, unexpected arguments: four
  [1]
  $ helm install two ./nothing
  ! Error: INSTALLATION FAILED: path "./nothing" not found
  [1]
  $ helm install two nothing
  ! Error: INSTALLATION FAILED: non-absolute URLs should be in form of repo_name/path_to_chart, got: nothing
  [1]
  $ helm upgrade three app
  ! Error: UPGRADE FAILED: "three" has no deployed releases
  [1]
  $ helm upgrade --install three app --set replicaCount=2 | head -2
  Release "three" does not exist. Installing it now.
  NAME: three
  $ helm upgrade --install three app --set replicaCount=3 | head -2
  Release "three" has been upgraded. Happy Helming!
  NAME: three
  $ helm instal one app
  ! Error: unknown command "instal" for "helm"
  ! 
  ! Did you mean this?
  !   install
  ! 
  ! Run 'helm --help' for usage.
  [1]
  $ helm status
  ! Error: "helm status" requires 1 argument
  ! 
  ! Usage:  helm status RELEASE_NAME [flags]
  [1]
  $ helm install two app --replicas 3
  ! Error: unknown flag: --replicas
  [1]
  $ helm install two app --wait=soon
  ! Error: invalid argument "soon" for "--wait" flag: invalid wait input "soon". Valid inputs are watcher, hookOnly, and legacy
  [1]
  $ helm list -o xml
  ! Error: invalid argument "xml" for "-o, --output" flag: invalid format type
  [1]
  $ helm uninstall one three
  release "one" uninstalled
  release "three" uninstalled
  $ helm uninstall one
  ! Error: uninstall: Release not loaded: one: release: not found
  [1]
